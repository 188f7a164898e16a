eventgeo.words(["73-61",{"said":[1,3,6,2,6,4,5,1,1],"sandu":[11],"saturday":[3,23]}]);
