eventgeo.words(["61-6e",{"and":[0,1,2,2,1,1,1,1,6,1,1,3,2,3,5],"announced":[11,11,2,1],"another":[29]}]);
