eventgeo.words(["64-6f",{"donetsk":[1,2,1,7,1,4,6,7,1],"down":[21],"dozens":[0,1]}]);
