eventgeo.words(["77-69",{"will":[16,2],"withdraw":[25,1,5],"withdrawal":[25]}]);
