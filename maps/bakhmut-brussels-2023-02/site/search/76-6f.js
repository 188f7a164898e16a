eventgeo.words(["76-6f",{"volodymyr":[5,1,1,1,11,3]}]);
