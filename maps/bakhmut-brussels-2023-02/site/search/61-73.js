eventgeo.words(["61-73",{"asked":[8],"asks":[10],"assault":[2],"assembly":[26,1,1,5]}]);
