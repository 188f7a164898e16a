eventgeo.words(["6d-65",{"meet":[15,1,1,1,1,10],"meeting":[6,1,9,1,4],"met":[6,1,10,4]}]);
