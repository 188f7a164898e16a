eventgeo.words(["75-6b",{"ukraine":[0,1,1,2,1,7,1,4,7,1,1,3,1,1],"ukraine's":[11,4,2,1,1,10],"ukrainian":[2,5,3,5,9,4]}]);
