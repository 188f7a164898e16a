eventgeo.words(["61-75",{"austin":[17,14]}]);
