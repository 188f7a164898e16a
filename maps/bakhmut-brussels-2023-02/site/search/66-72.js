eventgeo.words(["66-72",{"french":[7],"friday":[22,6,5],"from":[26,1]}]);
