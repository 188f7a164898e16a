eventgeo.words(["76-69",{"village":[11,10,8],"villages":[15],"violence":[1,2,3,9,5,5],"visit":[22],"visits":[23]}]);
