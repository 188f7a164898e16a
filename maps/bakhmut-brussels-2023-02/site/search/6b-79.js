eventgeo.words(["6b-79",{"kyiv":[3,16,1,5,5]}]);
