eventgeo.words(["6e-6f",{"north":[18],"northern":[9,17],"not":[19]}]);
