eventgeo.words(["6f-66",{"offensive":[12,1,16],"officials":[2]}]);
