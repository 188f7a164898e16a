eventgeo.words(["74-75",{"tuesday":[15,1,1,6,1],"tuesday's":[24]}]);
