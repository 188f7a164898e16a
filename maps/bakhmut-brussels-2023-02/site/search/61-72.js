eventgeo.words(["61-72",{"armed":[0,3,7,3,15,1,2],"arms":[22,1],"around":[3,12,13],"arrive":[18]}]);
