eventgeo.words(["61-64",{"additional":[10],"addressed":[7],"adopted":[23]}]);
