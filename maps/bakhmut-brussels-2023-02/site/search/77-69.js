eventgeo.words(["77-69",{"will":[14,2],"withdraw":[23,1,1,5],"withdrawal":[23]}]);
