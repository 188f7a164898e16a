eventgeo.words(["73-65",{"secretary":[10,5],"seized":[18],"send":[17],"sending":[10],"several":[22]}]);
