eventgeo.words(["69-74",{"its":[0,1,9,13,4]}]);
