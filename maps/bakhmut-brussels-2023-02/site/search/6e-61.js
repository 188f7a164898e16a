eventgeo.words(["6e-61",{"nations":[25],"nato":[12,1,4]}]);
