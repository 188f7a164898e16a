eventgeo.words(["6f-76",{"over":[25,2,3],"overthrow":[11]}]);
