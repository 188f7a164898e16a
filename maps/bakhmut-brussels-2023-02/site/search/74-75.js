eventgeo.words(["74-75",{"tuesday":[15,1,1,7,1],"tuesday's":[25]}]);
