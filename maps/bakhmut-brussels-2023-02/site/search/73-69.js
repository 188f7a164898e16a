eventgeo.words(["73-69",{"since":[0,27],"six":[22]}]);
