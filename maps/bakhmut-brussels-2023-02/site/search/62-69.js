eventgeo.words(["62-69",{"biden":[19,1]}]);
