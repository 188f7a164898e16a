eventgeo.words(["72-61",{"railway":[0,1],"raion":[1,1,1,1,2,5,1,4,10,4]}]);
