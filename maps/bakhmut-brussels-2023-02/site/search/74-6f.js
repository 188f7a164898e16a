eventgeo.words(["74-6f",{"toll":[24]}]);
