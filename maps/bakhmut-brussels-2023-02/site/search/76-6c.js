eventgeo.words(["76-6c",{"vladimir":[25]}]);
