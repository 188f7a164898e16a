eventgeo.words(["62-65",{"been":[0,1,3,18],"began":[28,5],"begun":[12,1],"being":[32]}]);
