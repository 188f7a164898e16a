eventgeo.words(["6e-65",{"near":[10,17,1],"nearly":[4],"neighbouring":[11],"new":[12,1,10,2]}]);
