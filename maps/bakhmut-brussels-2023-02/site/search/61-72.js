eventgeo.words(["61-72",{"armed":[0,2,2,8,18,1,2],"arms":[23,1,1],"around":[4,11],"arrive":[18]}]);
