eventgeo.words(["6c-6f",{"london":[6],"longer-range":[7]}]);
