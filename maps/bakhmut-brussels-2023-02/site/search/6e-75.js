eventgeo.words(["6e-75",{"nuclear":[25]}]);
