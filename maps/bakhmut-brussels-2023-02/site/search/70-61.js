eventgeo.words(["70-61",{"paraskoviivka":[20],"paris":[6],"parliament":[8],"part":[23],"past":[10]}]);
