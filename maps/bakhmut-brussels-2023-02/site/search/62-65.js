eventgeo.words(["62-65",{"been":[0,1,2,18,7],"began":[26,5],"begun":[12,1],"being":[30]}]);
