eventgeo.words(["72-69",{"rises":[24],"rishi":[6]}]);
