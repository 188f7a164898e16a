eventgeo.words(["61-75",{"austin":[15,13]}]);
