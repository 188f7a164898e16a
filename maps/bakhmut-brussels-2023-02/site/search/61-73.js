eventgeo.words(["61-73",{"asked":[7],"asks":[9],"assault":[10],"assembly":[25,1,5]}]);
