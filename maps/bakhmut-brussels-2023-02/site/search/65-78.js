eventgeo.words(["65-78",{"example":[15,2,1,1,6,1,1,1,1,2],"exchange":[4],"exchanged":[4],"expected":[29],"explosions":[1,1,3,10,9],"extremely":[28]}]);
