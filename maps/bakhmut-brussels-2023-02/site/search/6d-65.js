eventgeo.words(["6d-65",{"meet":[16,1,1,1,1,10,1],"meeting":[7,1,9,3,3],"met":[7,1,9,6]}]);
