eventgeo.words(["79-65",{"year":[25,2,3],"yevgeny":[9,9,8]}]);
