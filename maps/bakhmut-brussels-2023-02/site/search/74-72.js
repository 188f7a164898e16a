eventgeo.words(["74-72",{"treaty":[21],"troops":[10]}]);
