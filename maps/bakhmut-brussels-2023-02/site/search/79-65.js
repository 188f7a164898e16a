eventgeo.words(["79-65",{"year":[2,26,5],"yevgeny":[11,10,8]}]);
