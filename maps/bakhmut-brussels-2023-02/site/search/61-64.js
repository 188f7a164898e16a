eventgeo.words(["61-64",{"additional":[13],"addressed":[9],"adopted":[27]}]);
