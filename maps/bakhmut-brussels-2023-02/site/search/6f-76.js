eventgeo.words(["6f-76",{"over":[2,26,5],"overthrow":[14]}]);
