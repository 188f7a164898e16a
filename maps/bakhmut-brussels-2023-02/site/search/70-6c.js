eventgeo.words(["70-6c",{"planning":[15]}]);
