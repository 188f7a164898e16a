eventgeo.words(["63-6c",{"claimed":[9,17],"claims":[26,1],"clash":[0,2,25,1,2]}]);
