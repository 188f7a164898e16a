eventgeo.words(["77-6f",{"would":[25],"wounded":[6,20],"wounding":[3,23]}]);
