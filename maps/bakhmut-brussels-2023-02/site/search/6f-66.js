eventgeo.words(["6f-66",{"offensive":[13,1,17],"officials":[3]}]);
