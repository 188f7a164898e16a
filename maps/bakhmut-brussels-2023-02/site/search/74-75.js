eventgeo.words(["74-75",{"tuesday":[12,2,1,6,1],"tuesday's":[22]}]);
