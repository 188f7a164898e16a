eventgeo.words(["65-75",{"european":[7,1,1]}]);
