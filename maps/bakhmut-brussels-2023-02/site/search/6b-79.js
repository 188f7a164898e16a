eventgeo.words(["6b-79",{"kyiv":[5,17,1,5,5]}]);
