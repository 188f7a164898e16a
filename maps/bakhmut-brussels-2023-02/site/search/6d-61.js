eventgeo.words(["6d-61",{"macron":[5],"made":[29],"maia":[11],"many":[0],"mark":[15],"market":[22]}]);
