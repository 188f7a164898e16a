eventgeo.words(["73-69",{"since":[0,1,1],"six":[25]}]);
