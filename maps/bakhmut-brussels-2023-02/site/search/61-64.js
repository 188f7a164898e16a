eventgeo.words(["61-64",{"additional":[12,1],"addressed":[9],"adopted":[26]}]);
