eventgeo.words(["6c-65",{"leader":[18,8],"leaders":[6,1,1],"least":[1,21],"led":[27],"leopard":[17,8,5]}]);
