eventgeo.words(["6c-65",{"leader":[22,7],"leaders":[8,1,1],"least":[3,3,20],"led":[11],"leopard":[19,9,5]}]);
