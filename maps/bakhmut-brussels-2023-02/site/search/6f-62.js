eventgeo.words(["6f-62",{"oblast":[1,1,1,1,2,5,4,6,4,4,1]}]);
