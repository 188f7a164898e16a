eventgeo.words(["73-65",{"secretary":[13,4],"seized":[22],"send":[19],"sending":[13],"several":[26]}]);
