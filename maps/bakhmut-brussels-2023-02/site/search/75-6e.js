eventgeo.words(["75-6e",{"union":[8,2],"united":[18,9],"university":[6]}]);
