eventgeo.words(["75-6b",{"ukraine":[0,1,2,1,6,5,7,1,2,3,1,1],"ukraine's":[9,3,1,2,1,1,11],"ukrainian":[1,5,6,10,5]}]);
