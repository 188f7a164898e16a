eventgeo.words(["6e-61",{"nations":[26],"nato":[12,1,4]}]);
