eventgeo.words(["79-61",{"yahidne":[29]}]);
