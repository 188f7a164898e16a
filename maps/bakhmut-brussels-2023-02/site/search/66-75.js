eventgeo.words(["66-75",{"further":[23]}]);
