eventgeo.words(["73-61",{"said":[3,3,5,2,3,5,1,4,4,1,1],"sandu":[15],"saturday":[5,24],"says":[12]}]);
