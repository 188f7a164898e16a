eventgeo.words(["6b-68",{"kharkiv":[6],"kherson":[25],"khersonskyi":[25]}]);
