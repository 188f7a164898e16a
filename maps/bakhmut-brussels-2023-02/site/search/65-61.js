eventgeo.words(["65-61",{"early":[22],"eastern":[1]}]);
