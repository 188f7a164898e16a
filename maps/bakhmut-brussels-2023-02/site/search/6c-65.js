eventgeo.words(["6c-65",{"leader":[21,8],"leaders":[8,1,1],"least":[3,3,19],"led":[2],"leopard":[19,9,5]}]);
