eventgeo.words(["77-65",{"weapons":[18],"wednesday":[3,4,10],"went":[4],"were":[0,1,5,20,4,2]}]);
