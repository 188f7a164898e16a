eventgeo.words(["73-75",{"summer":[27],"summit":[7],"sunak":[5],"sunday":[4,5],"suspend":[21]}]);
