eventgeo.words(["77-68",{"when":[22],"where":[2,19],"which":[16,11],"who":[0]}]);
