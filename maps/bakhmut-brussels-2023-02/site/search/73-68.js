eventgeo.words(["73-68",{"shelled":[0,1,14,10],"shelling":[15,9,1],"shells":[32],"shot":[20],"should":[32]}]);
