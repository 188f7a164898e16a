eventgeo.words(["72-65",{"recruited":[10],"region":[11,16],"regional":[5],"remote":[1,1,3,10,9],"repelled":[10],"request":[9],"residential":[5],"resolution":[25]}]);
