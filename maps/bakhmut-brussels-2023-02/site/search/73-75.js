eventgeo.words(["73-75",{"summer":[11,19],"summit":[9],"sunak":[7],"sunday":[6,6],"surround":[30],"suspend":[25]}]);
