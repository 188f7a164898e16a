eventgeo.words(["67-72",{"greater":[7],"group":[2,9,10,8,1]}]);
