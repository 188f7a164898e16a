eventgeo.words(["61-70",{"apartment":[2],"april":[0,1]}]);
