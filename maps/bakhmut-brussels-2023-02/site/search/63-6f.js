eventgeo.words(["63-6f",{"combat":[7],"command":[24],"countries":[17]}]);
