eventgeo.words(["66-65",{"february":[0,1,1,2,1,2,5,9,3]}]);
