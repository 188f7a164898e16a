eventgeo.words(["74-72",{"treaty":[25],"troops":[13],"trying":[30]}]);
