eventgeo.words(["6f-66",{"offensive":[10,18],"officials":[1]}]);
