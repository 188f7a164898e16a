eventgeo.words(["65-6e",{"england":[7]}]);
