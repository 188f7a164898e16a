eventgeo.words(["73-61",{"said":[2,3,5,2,3,5,4,5,1],"sandu":[14],"saturday":[4,23]}]);
