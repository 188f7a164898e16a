eventgeo.words(["67-65",{"general":[10,2,3,8,1,1,2,3],"german":[5],"germany":[17]}]);
