eventgeo.words(["73-6f",{"south":[25],"south-east":[4]}]);
