eventgeo.words(["75-6e",{"union":[6,2],"united":[16,7],"university":[4]}]);
