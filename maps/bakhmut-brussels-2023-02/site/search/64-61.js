eventgeo.words(["64-61",{"day":[25,2,3]}]);
