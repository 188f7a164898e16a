eventgeo.words(["73-6f",{"south":[22],"south-east":[2]}]);
