eventgeo.words(["74-61",{"take":[19],"tanks":[19,1,8,5]}]);
