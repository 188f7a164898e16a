eventgeo.words(["73-69",{"since":[0,1,9,18],"six":[24]}]);
