eventgeo.words(["77-6f",{"would":[24,1],"wounded":[6,19],"wounding":[3,22]}]);
