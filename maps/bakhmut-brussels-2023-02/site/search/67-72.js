eventgeo.words(["67-72",{"greater":[6],"group":[10,1,9,7]}]);
