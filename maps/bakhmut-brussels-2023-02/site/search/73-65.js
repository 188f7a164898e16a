eventgeo.words(["73-65",{"secretary":[12,1,4],"seized":[21],"send":[19],"sending":[12,1],"several":[25]}]);
