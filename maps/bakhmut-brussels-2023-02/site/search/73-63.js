eventgeo.words(["73-63",{"scholz":[7]}]);
