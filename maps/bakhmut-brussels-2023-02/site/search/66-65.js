eventgeo.words(["66-65",{"february":[0,1,2,1,2,4,9,3]}]);
