eventgeo.words(["61-67",{"agree":[18],"agreed":[20]}]);
