eventgeo.words(["67-65",{"general":[10,2,3,2,8,1,5],"german":[6],"germany":[19]}]);
