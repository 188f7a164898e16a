eventgeo.words(["76-69",{"village":[11,9,7,1],"villages":[15],"violence":[1,1,3,10,9],"visit":[21],"visits":[22]}]);
