eventgeo.words(["73-65",{"secretary":[13,5],"seized":[22],"send":[20],"sending":[13],"several":[26]}]);
