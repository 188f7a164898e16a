eventgeo.words(["6e-65",{"near":[11,18,1],"nearly":[5],"neighbouring":[12],"new":[13,1,11,2]}]);
