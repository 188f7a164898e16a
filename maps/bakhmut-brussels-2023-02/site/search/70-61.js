eventgeo.words(["70-61",{"paraskoviivka":[22],"paris":[7],"parliament":[9],"part":[25],"past":[11]}]);
