eventgeo.words(["62-69",{"biden":[21,1]}]);
