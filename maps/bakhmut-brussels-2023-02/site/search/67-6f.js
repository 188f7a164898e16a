eventgeo.words(["67-6f",{"government":[15],"governor":[6]}]);
