eventgeo.words(["73-68",{"shelled":[0,1,14,9],"shelling":[15,8,1],"shells":[30],"should":[30]}]);
