eventgeo.words(["76-6f",{"volodymyr":[6,1,1,1,12,3]}]);
