eventgeo.words(["67-6f",{"government":[14],"governor":[5]}]);
