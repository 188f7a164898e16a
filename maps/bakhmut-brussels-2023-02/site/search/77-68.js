eventgeo.words(["77-68",{"when":[25],"where":[4,20,1],"which":[2,16],"who":[0,1]}]);
