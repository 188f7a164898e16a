eventgeo.words(["70-6f",{"poland":[28,5]}]);
