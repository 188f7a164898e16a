eventgeo.words(["69-74",{"its":[0,1,1,22,1,4]}]);
