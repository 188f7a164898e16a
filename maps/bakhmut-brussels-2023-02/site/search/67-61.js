eventgeo.words(["67-61",{"gained":[11,9,7],"gave":[23]}]);
