eventgeo.words(["77-65",{"weapons":[15],"wednesday":[1,4,9],"went":[2],"were":[0,22,7]}]);
