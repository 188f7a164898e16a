eventgeo.words(["73-68",{"shelled":[0,1,15,10],"shelling":[16,9,1],"shells":[32],"shot":[21],"should":[32]}]);
