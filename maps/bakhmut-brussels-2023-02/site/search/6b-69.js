eventgeo.words(["6b-69",{"killed":[0,1,2,23],"killing":[3,23],"kills":[26]}]);
