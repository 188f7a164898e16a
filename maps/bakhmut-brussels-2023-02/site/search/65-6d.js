eventgeo.words(["65-6d",{"emmanuel":[7]}]);
