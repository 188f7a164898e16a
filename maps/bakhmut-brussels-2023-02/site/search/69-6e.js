eventgeo.words(["69-6e",{"invaded":[0],"invasion":[25,5]}]);
