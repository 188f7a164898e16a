eventgeo.words(["73-75",{"summer":[2],"summit":[9],"sunak":[7],"sunday":[6,5],"surround":[30],"suspend":[24,1]}]);
