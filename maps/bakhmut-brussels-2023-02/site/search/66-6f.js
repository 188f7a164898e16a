eventgeo.words(["66-6f",{"for":[3,4,2,8,7],"forces":[3,7,5,9,1,3],"four":[5,21,5]}]);
