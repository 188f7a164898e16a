eventgeo.words(["6f-74",{"others":[26]}]);
