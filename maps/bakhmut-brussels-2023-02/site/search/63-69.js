eventgeo.words(["63-69",{"city":[3,24]}]);
