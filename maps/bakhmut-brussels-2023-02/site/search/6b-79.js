eventgeo.words(["6b-79",{"kyiv":[4,17,1,4,5]}]);
