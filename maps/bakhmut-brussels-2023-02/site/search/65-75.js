eventgeo.words(["65-75",{"european":[8,1,1]}]);
