eventgeo.words(["6a-6f",{"joe":[23],"joined":[9],"joint":[17]}]);
