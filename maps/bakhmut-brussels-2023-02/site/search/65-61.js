eventgeo.words(["65-61",{"early":[26],"eastern":[3]}]);
