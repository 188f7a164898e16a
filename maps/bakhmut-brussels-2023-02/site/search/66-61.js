eventgeo.words(["66-61",{"far":[29],"faster":[29]}]);
