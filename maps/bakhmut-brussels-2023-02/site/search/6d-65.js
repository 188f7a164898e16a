eventgeo.words(["6d-65",{"meet":[15,1,1,1,1,12],"meeting":[7,1,8,1,5],"met":[7,1,9,5]}]);
