eventgeo.words(["61-63",{"according":[22],"accusation":[11],"accused":[11]}]);
