eventgeo.words(["31-38",{"180":[5]}]);
