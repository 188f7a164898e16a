eventgeo.words(["73-68",{"shelled":[0,12,10],"shelling":[12,9,1],"shells":[29],"should":[29]}]);
