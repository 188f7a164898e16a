eventgeo.words(["6e-6f",{"north":[21],"northern":[11,18],"not":[22]}]);
