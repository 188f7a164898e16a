eventgeo.words(["61-6d",{"ammunition":[32],"among":[30]}]);
