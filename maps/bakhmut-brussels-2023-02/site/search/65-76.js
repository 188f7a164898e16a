eventgeo.words(["65-76",{"evening":[7]}]);
