eventgeo.words(["72-69",{"rises":[25],"rishi":[7]}]);
