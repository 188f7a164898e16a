eventgeo.words(["69-74",{"its":[0,21,5,1]}]);
