eventgeo.words(["73-69",{"since":[0,1,10,19],"six":[26]}]);
