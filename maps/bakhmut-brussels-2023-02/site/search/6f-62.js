eventgeo.words(["6f-62",{"oblast":[1,1,2,5,3,1,5,4,4,1]}]);
