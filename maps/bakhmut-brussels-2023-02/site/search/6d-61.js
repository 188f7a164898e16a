eventgeo.words(["6d-61",{"macron":[6],"made":[30],"maia":[14],"many":[0,1],"mark":[17],"market":[24]}]);
