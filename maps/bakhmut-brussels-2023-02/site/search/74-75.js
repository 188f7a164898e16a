eventgeo.words(["74-75",{"tuesday":[16,1,1,7,1],"tuesday's":[26]}]);
