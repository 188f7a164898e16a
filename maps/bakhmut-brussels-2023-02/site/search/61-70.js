eventgeo.words(["61-70",{"apartment":[1],"april":[0]}]);
