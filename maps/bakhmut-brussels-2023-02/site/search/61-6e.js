eventgeo.words(["61-6e",{"and":[0,1,2,2,1,1,1,1,7,1,3,1,2,3,4],"announced":[12,11,2],"another":[29,1]}]);
