eventgeo.words(["79-65",{"year":[10,16,5],"yevgeny":[11,9,7]}]);
