eventgeo.words(["6e-65",{"near":[2,27],"nearly":[5],"neighbouring":[11],"new":[12,1,11,1,1]}]);
