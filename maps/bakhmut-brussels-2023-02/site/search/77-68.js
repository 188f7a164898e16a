eventgeo.words(["77-68",{"when":[26],"where":[4,21],"which":[11,8],"who":[0,1]}]);
