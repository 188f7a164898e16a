eventgeo.words(["61-75",{"austin":[18,13]}]);
