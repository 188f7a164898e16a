eventgeo.words(["6b-79",{"kyiv":[5,18,1,4,5]}]);
