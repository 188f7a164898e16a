eventgeo.words(["61-70",{"apartment":[3],"april":[0,1]}]);
