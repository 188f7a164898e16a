eventgeo.words(["67-61",{"gained":[11,10,8],"gave":[24,1]}]);
