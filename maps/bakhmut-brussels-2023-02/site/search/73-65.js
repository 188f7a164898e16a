eventgeo.words(["73-65",{"secretary":[12,5],"seized":[20],"send":[19],"sending":[12],"several":[24]}]);
