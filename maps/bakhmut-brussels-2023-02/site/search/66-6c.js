eventgeo.words(["66-6c",{"flee":[0,1]}]);
