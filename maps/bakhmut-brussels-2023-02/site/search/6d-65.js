eventgeo.words(["6d-65",{"meet":[12,1,1,1,1,1,11],"meeting":[5,1,8,1,4],"met":[5,1,9,4]}]);
