eventgeo.words(["76-69",{"village":[9,9,8,1],"villages":[12],"violence":[1,3,8,10],"visit":[19],"visits":[20]}]);
