eventgeo.words(["61-66",{"after":[26,5]}]);
