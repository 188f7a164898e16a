eventgeo.words(["6c-6f",{"london":[5],"longer-range":[6]}]);
