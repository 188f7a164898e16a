eventgeo.words(["61-73",{"asked":[8],"asks":[10],"assault":[11],"assembly":[27,1,5]}]);
