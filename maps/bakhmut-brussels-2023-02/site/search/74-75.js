eventgeo.words(["74-75",{"tuesday":[16,1,3,5,1],"tuesday's":[26]}]);
