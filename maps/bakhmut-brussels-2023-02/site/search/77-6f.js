eventgeo.words(["77-6f",{"would":[23],"wounded":[5,19],"wounding":[2,22]}]);
