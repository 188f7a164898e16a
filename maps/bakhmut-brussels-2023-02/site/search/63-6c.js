eventgeo.words(["63-6c",{"claimed":[11,18],"claims":[29],"clash":[0,2,2,8,18,1,2]}]);
