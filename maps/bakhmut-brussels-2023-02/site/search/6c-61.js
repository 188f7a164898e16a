eventgeo.words(["6c-61",{"last":[11],"late":[3],"launch":[31]}]);
