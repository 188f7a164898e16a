eventgeo.words(["63-61",{"came":[25],"capital":[2],"capture":[12],"captured":[2,10,17]}]);
