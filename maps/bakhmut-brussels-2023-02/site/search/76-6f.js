eventgeo.words(["76-6f",{"volodymyr":[7,1,1,1,13,3]}]);
