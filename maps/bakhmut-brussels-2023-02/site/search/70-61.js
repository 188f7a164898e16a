eventgeo.words(["70-61",{"paraskoviivka":[18],"paris":[5],"parliament":[7],"part":[21],"past":[27]}]);
