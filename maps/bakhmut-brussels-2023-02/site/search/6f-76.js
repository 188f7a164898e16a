eventgeo.words(["6f-76",{"over":[10,16,5],"overthrow":[14]}]);
