eventgeo.words(["75-6e",{"union":[7,2],"united":[18,7],"university":[5]}]);
