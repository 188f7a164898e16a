eventgeo.words(["74-72",{"treaty":[24,1],"troops":[12,1],"trying":[30]}]);
