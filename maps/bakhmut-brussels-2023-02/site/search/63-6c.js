eventgeo.words(["63-6c",{"claimed":[11,16],"claims":[27,1],"clash":[0,3,7,3,15,1,2]}]);
