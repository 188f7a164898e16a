eventgeo.words(["64-61",{"day":[2,26,5]}]);
