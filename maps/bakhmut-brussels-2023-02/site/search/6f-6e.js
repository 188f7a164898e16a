eventgeo.words(["6f-6e",{"only":[2]}]);
