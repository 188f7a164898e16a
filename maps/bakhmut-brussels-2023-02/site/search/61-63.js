eventgeo.words(["61-63",{"according":[25],"accusation":[14],"accused":[14]}]);
