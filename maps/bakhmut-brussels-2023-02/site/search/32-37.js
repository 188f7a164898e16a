eventgeo.words(["32-37",{"27":[8]}]);
