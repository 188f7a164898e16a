eventgeo.words(["67-61",{"gained":[9,9,8],"gave":[21]}]);
