eventgeo.words(["75-6e",{"union":[8,2],"united":[19,8],"university":[6]}]);
