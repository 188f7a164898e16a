eventgeo.words(["74-6f",{"toll":[26],"town":[30]}]);
