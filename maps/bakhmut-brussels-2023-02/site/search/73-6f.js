eventgeo.words(["73-6f",{"south":[26],"south-east":[4]}]);
