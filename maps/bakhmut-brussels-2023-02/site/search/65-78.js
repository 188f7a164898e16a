eventgeo.words(["65-78",{"example":[16,1,1,1,8,1,1,1,1,2],"exchange":[5],"exchanged":[5],"expected":[31],"explosions":[1,2,3,10,5,5],"extremely":[30]}]);
