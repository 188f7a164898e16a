eventgeo.words(["61-63",{"according":[26],"accusation":[15],"accused":[15]}]);
