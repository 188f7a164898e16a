eventgeo.words(["61-74",{"attacking":[3],"attacks":[10]}]);
