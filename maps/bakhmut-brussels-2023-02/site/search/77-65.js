eventgeo.words(["77-65",{"weapons":[17],"wednesday":[3,4,9],"went":[4],"were":[0,1,5,19,5,2]}]);
