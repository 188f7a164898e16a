eventgeo.words(["72-65",{"recruited":[2],"region":[11,18],"regional":[6],"remote":[1,2,3,9,5,5],"repelled":[2],"request":[10],"residential":[6],"resolution":[26]}]);
