eventgeo.words(["64-69",{"diplomacy":[7,1,1,1,3,2,2,3,3,2,2]}]);
