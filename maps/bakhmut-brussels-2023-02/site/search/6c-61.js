eventgeo.words(["6c-61",{"last":[2],"late":[3],"launch":[31]}]);
