eventgeo.words(["61-67",{"agree":[15],"agreed":[17]}]);
