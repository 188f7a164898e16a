eventgeo.words(["63-65",{"centre":[6]}]);
