eventgeo.words(["66-65",{"february":[0,1,2,2,1,2,5,10,3]}]);
