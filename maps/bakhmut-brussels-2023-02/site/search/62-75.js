eventgeo.words(["62-75",{"building":[2,3],"bus":[24]}]);
