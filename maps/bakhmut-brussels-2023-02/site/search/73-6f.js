eventgeo.words(["73-6f",{"south":[24],"south-east":[3]}]);
