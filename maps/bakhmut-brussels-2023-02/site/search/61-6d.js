eventgeo.words(["61-6d",{"ammunition":[30]}]);
