eventgeo.words(["6e-6f",{"north":[22],"northern":[12,17],"not":[23],"november":[2]}]);
