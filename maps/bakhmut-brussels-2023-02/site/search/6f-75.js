eventgeo.words(["6f-75",{"outskirts":[29]}]);
