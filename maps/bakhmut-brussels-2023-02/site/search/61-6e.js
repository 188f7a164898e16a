eventgeo.words(["61-6e",{"and":[0,1,2,1,1,1,1,5,2,1,4,3],"announced":[9,10,2],"another":[26,1]}]);
