eventgeo.words(["77-65",{"weapons":[17],"wednesday":[3,4,13],"went":[4],"were":[0,1,5,20,4,2]}]);
