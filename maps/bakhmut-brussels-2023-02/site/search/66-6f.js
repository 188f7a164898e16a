eventgeo.words(["66-6f",{"for":[2,4,2,7,7],"forces":[2,10,10,1,4],"four":[25,5]}]);
