eventgeo.words(["61-74",{"attacking":[4],"attacks":[11]}]);
