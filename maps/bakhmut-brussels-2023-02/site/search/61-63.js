eventgeo.words(["61-63",{"according":[24],"accusation":[14],"accused":[14]}]);
