eventgeo.words(["61-72",{"armed":[0,2,25,1,2],"arms":[20,1],"around":[2,10,15],"arrive":[16]}]);
