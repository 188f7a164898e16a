eventgeo.words(["62-72",{"break":[30],"british":[7],"brussels":[8,1,1,3,3,1,1,1,1,10,1],"bruxelles-capitale":[8,1,1,3,4,3]}]);
