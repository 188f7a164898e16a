eventgeo.words(["63-6f",{"combat":[8],"command":[26],"countries":[17]}]);
