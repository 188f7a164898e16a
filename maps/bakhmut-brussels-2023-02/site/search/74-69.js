eventgeo.words(["74-69",{"times":[0,1]}]);
