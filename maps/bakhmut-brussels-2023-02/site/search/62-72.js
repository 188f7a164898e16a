eventgeo.words(["62-72",{"british":[5],"brussels":[6,1,1,2,2,1,1,1,1,1,11],"bruxelles-capitale":[6,1,1,2,4,1]}]);
