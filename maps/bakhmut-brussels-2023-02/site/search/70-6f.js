eventgeo.words(["70-6f",{"poland":[25,5]}]);
