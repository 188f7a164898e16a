eventgeo.words(["74-61",{"take":[16],"tanks":[16,1,8,5]}]);
