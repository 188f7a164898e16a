eventgeo.words(["61-66",{"after":[28,5]}]);
