eventgeo.words(["6a-6f",{"joe":[19],"joined":[7],"joint":[15]}]);
