eventgeo.words(["62-69",{"biden":[22,1]}]);
