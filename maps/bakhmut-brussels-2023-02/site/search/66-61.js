eventgeo.words(["66-61",{"far":[32],"faster":[32]}]);
