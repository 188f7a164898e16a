eventgeo.words(["6a-65",{"jens":[13]}]);
