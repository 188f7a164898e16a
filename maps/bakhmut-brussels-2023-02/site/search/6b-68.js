eventgeo.words(["6b-68",{"kharkiv":[4],"kherson":[22],"khersonskyi":[22]}]);
