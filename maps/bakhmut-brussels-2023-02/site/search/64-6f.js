eventgeo.words(["64-6f",{"donetsk":[1,1,1,7,1,4,5,7,1],"dozens":[0,1]}]);
