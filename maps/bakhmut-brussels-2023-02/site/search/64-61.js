eventgeo.words(["64-61",{"day":[10,16,5]}]);
