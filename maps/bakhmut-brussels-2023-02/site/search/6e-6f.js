eventgeo.words(["6e-6f",{"north":[20],"northern":[11,16],"not":[21]}]);
