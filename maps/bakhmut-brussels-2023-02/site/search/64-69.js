eventgeo.words(["64-69",{"diplomacy":[6,1,1,1,3,2,2,1,4,2,2]}]);
