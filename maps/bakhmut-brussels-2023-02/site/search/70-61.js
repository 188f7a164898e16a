eventgeo.words(["70-61",{"paraskoviivka":[21],"paris":[7],"parliament":[9],"part":[24,1],"past":[2]}]);
