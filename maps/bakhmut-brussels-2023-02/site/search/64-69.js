eventgeo.words(["64-69",{"diplomacy":[7,1,1,1,3,2,2,1,5,2,2]}]);
