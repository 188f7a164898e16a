eventgeo.words(["6c-65",{"leader":[20,7],"leaders":[7,1,1],"least":[2,3,19],"led":[10],"leopard":[19,7,5]}]);
