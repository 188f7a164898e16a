eventgeo.words(["6c-6f",{"london":[7],"longer-range":[8]}]);
