eventgeo.words(["67-6f",{"government":[11],"governor":[4]}]);
