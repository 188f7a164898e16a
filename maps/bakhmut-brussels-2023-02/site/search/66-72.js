eventgeo.words(["66-72",{"french":[6],"friday":[20,6,5],"from":[24,1]}]);
