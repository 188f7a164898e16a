eventgeo.words(["70-65",{"people":[0,1,1,3,19]}]);
