eventgeo.words(["64-6f",{"donetsk":[1,1,7,3,1,5,8,1],"dozens":[0]}]);
