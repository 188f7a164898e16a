eventgeo.words(["31-32",{"12":[26]}]);
