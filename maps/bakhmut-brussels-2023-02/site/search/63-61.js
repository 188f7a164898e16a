eventgeo.words(["63-61",{"came":[23],"capture":[11],"captured":[11,16]}]);
