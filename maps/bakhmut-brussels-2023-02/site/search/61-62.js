eventgeo.words(["61-62",{"about":[1],"abrams":[16]}]);
