eventgeo.words(["6a-6f",{"joe":[21],"joined":[8],"joint":[17]}]);
