eventgeo.words(["6c-61",{"last":[27],"late":[1],"launch":[28]}]);
