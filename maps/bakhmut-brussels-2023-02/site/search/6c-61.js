eventgeo.words(["6c-61",{"last":[10],"late":[2],"launch":[29]}]);
