eventgeo.words(["6e-6f",{"north":[12,10],"northern":[12,17],"not":[23],"november":[2]}]);
