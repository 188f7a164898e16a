eventgeo.words(["74-6f",{"toll":[25],"town":[30]}]);
