eventgeo.words(["70-75",{"putin":[25]}]);
