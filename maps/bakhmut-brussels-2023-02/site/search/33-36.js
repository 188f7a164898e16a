eventgeo.words(["33-36",{"36":[21]}]);
