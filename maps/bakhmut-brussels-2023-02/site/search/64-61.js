eventgeo.words(["64-61",{"day":[11,17,5]}]);
