eventgeo.words(["62-75",{"building":[3,3],"bus":[26]}]);
