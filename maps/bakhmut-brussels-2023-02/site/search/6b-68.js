eventgeo.words(["6b-68",{"kharkiv":[6],"kherson":[2,24],"khersonskyi":[2,24]}]);
