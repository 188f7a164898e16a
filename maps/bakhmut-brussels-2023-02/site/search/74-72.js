eventgeo.words(["74-72",{"treaty":[23],"troops":[12]}]);
