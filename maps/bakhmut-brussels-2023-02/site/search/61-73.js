eventgeo.words(["61-73",{"asked":[6],"asks":[8],"assault":[27],"assembly":[23,1,1,5]}]);
