eventgeo.words(["72-61",{"railway":[0],"raion":[1,1,2,5,3,1,9,5]}]);
