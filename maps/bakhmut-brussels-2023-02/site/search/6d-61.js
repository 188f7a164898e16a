eventgeo.words(["6d-61",{"macron":[7],"made":[32],"maia":[15],"many":[0,1],"mark":[17],"market":[26]}]);
