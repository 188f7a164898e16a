eventgeo.words(["69-6e",{"invaded":[0,1],"invasion":[28,5]}]);
