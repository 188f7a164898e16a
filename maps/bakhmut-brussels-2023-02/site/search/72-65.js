eventgeo.words(["72-65",{"recruited":[27],"region":[9,17],"regional":[4],"remote":[1,3,8,10],"repelled":[27],"request":[8],"residential":[4],"resolution":[23]}]);
