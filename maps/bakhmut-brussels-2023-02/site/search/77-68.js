eventgeo.words(["77-68",{"when":[26],"where":[4,21],"which":[11,7],"who":[0,1]}]);
