eventgeo.words(["63-6c",{"claimed":[12,17],"claims":[29,1],"clash":[0,4,7,3,16,1,2]}]);
