eventgeo.words(["73-75",{"summer":[10,18],"summit":[8],"sunak":[6],"sunday":[5,6],"suspend":[23]}]);
