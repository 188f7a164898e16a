eventgeo.words(["76-69",{"village":[12,10,7,1],"villages":[16],"violence":[1,2,3,10,5,5],"visit":[23],"visits":[24]}]);
