eventgeo.words(["61-6e",{"and":[0,1,1,2,1,1,1,1,7,1,1,4,3],"announced":[11,10,2],"another":[27,1]}]);
