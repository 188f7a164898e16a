eventgeo.words(["77-68",{"when":[24],"where":[3,20],"which":[10,8],"who":[0,1]}]);
