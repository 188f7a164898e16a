eventgeo.words(["72-69",{"rises":[26],"rishi":[7]}]);
