eventgeo.words(["79-6f",{"york":[27]}]);
