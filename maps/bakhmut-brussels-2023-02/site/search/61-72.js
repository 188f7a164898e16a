eventgeo.words(["61-72",{"armed":[0,4,7,3,16,1,2],"arms":[24,1],"around":[4,12,14],"arrive":[18]}]);
