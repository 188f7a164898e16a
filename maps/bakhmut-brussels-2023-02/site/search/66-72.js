eventgeo.words(["66-72",{"french":[5],"friday":[18,7,5],"from":[22,1]}]);
