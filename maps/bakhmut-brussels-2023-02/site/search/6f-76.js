eventgeo.words(["6f-76",{"over":[11,17,5],"overthrow":[15]}]);
