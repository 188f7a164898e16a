eventgeo.words(["63-6f",{"combat":[6],"command":[22],"countries":[15]}]);
