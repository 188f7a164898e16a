eventgeo.words(["70-65",{"people":[0,1,2,3,20]}]);
