eventgeo.words(["61-62",{"about":[2],"abrams":[18]}]);
