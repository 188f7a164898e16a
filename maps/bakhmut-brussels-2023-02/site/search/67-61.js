eventgeo.words(["67-61",{"gained":[2,10,10,7],"gave":[25]}]);
