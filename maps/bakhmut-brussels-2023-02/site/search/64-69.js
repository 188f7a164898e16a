eventgeo.words(["64-69",{"diplomacy":[5,1,1,1,2,1,2,1,1,4,2,2,1]}]);
