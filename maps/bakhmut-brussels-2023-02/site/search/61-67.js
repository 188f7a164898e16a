eventgeo.words(["61-67",{"agree":[17],"agreed":[19]}]);
