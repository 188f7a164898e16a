eventgeo.words(["64-6f",{"donetsk":[1,1,1,1,7,4,6,8,1],"down":[20],"dozens":[0,1]}]);
