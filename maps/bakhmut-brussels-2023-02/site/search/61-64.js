eventgeo.words(["61-64",{"additional":[12],"addressed":[8],"adopted":[25]}]);
