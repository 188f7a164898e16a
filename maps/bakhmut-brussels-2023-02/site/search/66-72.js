eventgeo.words(["66-72",{"french":[7],"friday":[21,7,5],"from":[25,1]}]);
