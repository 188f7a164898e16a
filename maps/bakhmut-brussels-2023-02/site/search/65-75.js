eventgeo.words(["65-75",{"european":[6,1,1]}]);
