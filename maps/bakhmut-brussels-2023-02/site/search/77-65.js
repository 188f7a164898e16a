eventgeo.words(["77-65",{"weapons":[17],"wednesday":[2,4,10],"went":[3],"were":[0,1,4,19,6]}]);
