eventgeo.words(["62-72",{"british":[6],"brussels":[7,1,1,3,3,1,1,1,1,10],"bruxelles-capitale":[7,1,1,3,4,1]}]);
