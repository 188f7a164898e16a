eventgeo.words(["72-65",{"recruited":[11],"region":[1,11,17],"regional":[2,4],"remote":[1,2,3,10,5,5],"repelled":[11],"request":[10],"residential":[6],"resolution":[27],"retook":[2]}]);
