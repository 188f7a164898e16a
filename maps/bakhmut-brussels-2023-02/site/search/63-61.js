eventgeo.words(["63-61",{"came":[21],"capture":[9],"captured":[9,17]}]);
