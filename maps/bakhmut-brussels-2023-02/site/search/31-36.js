eventgeo.words(["31-36",{"16":[21]}]);
