eventgeo.words(["74-77",{"two":[6]}]);
