eventgeo.words(["61-66",{"after":[25,5]}]);
