eventgeo.words(["6b-69",{"killed":[0,1,2,22],"killing":[3,22],"kills":[25]}]);
