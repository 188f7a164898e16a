eventgeo.words(["72-6f",{"rockets":[26]}]);
