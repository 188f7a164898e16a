eventgeo.words(["61-62",{"about":[3],"abrams":[18]}]);
