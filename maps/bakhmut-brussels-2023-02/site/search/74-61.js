eventgeo.words(["74-61",{"take":[18],"taken":[12],"tanks":[18,1,9,5]}]);
