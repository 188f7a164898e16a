eventgeo.words(["63-6f",{"combat":[8],"command":[25],"countries":[17]}]);
