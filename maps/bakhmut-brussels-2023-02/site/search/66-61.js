eventgeo.words(["66-61",{"far":[30],"faster":[30]}]);
