eventgeo.words(["67-72",{"greater":[7],"group":[11,1,10,7,1]}]);
