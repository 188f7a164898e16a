eventgeo.words(["63-61",{"came":[24,1],"capture":[11],"captured":[11,18]}]);
