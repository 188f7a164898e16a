eventgeo.words(["62-69",{"biden":[23,1]}]);
