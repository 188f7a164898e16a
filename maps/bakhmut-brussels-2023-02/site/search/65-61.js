eventgeo.words(["65-61",{"early":[24],"eastern":[2]}]);
