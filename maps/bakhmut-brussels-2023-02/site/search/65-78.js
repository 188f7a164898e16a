eventgeo.words(["65-78",{"example":[12,1,2,1,1,6,1,1,1,1,1,2],"exchange":[3],"exchanged":[3],"expected":[28],"explosions":[1,3,8,10],"extremely":[27]}]);
