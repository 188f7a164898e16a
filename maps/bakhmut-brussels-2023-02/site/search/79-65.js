eventgeo.words(["79-65",{"year":[11,17,5],"yevgeny":[12,10,7]}]);
