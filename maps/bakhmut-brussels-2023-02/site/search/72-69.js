eventgeo.words(["72-69",{"rises":[22],"rishi":[5]}]);
