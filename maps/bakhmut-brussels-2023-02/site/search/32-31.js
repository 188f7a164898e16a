eventgeo.words(["32-31",{"21":[26]}]);
