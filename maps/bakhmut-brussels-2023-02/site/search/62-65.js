eventgeo.words(["62-65",{"been":[0,1,3,19,7],"began":[28,5],"begun":[13,1],"being":[32]}]);
