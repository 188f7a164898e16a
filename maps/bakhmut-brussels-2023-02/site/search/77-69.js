eventgeo.words(["77-69",{"will":[18,2],"withdraw":[27,1,5],"withdrawal":[27]}]);
