eventgeo.words(["6e-65",{"near":[26,1],"nearly":[3],"neighbouring":[9],"new":[10,11,2]}]);
