eventgeo.words(["62-75",{"building":[1,3],"bus":[22]}]);
