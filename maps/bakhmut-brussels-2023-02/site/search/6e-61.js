eventgeo.words(["6e-61",{"nations":[27],"nato":[13,1,3]}]);
