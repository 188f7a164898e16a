eventgeo.words(["74-61",{"take":[18],"tanks":[18,1,9,5]}]);
