eventgeo.words(["6e-61",{"nations":[23],"nato":[10,5]}]);
