eventgeo.words(["62-65",{"been":[0,2,17,8],"began":[25,5],"begun":[10],"being":[29]}]);
