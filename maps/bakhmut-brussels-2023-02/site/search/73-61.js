eventgeo.words(["73-61",{"said":[2,1,3,6,1,2,5,1,4,5,1,1],"sandu":[14],"saturday":[5,24]}]);
