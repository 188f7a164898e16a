eventgeo.words(["67-65",{"general":[11,2,3,1,10,1,5],"german":[7],"germany":[19]}]);
