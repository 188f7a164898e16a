eventgeo.words(["69-6d",{"immediate":[27]}]);
