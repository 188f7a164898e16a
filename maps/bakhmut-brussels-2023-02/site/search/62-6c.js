eventgeo.words(["62-6c",{"block":[3]}]);
