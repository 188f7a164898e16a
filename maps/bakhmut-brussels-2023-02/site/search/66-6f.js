eventgeo.words(["66-6f",{"for":[4,4,2,7,8],"forces":[2,2,11,10,1,4],"four":[6,22,5]}]);
