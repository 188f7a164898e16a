eventgeo.words(["65-61",{"early":[25],"eastern":[3]}]);
