eventgeo.words(["6a-6f",{"joe":[22],"joined":[9],"joint":[17]}]);
