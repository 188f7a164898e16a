eventgeo.words(["6b-68",{"kharkiv":[5],"kherson":[24],"khersonskyi":[24]}]);
