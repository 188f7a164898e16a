eventgeo.words(["6f-66",{"offensive":[12,1,18],"officials":[3]}]);
