eventgeo.words(["67-72",{"greater":[5],"group":[9,9,8,1]}]);
