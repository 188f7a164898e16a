eventgeo.words(["69-74",{"its":[0,1,10,14,4]}]);
