eventgeo.words(["67-65",{"general":[2,10,1,2,2,9,1,1,5],"german":[7],"germany":[19]}]);
