eventgeo.words(["77-69",{"will":[16,2],"withdraw":[26,1,1,5],"withdrawal":[26]}]);
