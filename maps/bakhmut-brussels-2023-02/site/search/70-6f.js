eventgeo.words(["70-6f",{"poland":[26,5]}]);
