eventgeo.words(["61-74",{"attacking":[2],"attacks":[27]}]);
