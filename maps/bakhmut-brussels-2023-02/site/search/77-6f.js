eventgeo.words(["77-6f",{"would":[21],"wounded":[22],"wounding":[1,21]}]);
