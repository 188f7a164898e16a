eventgeo.words(["6b-69",{"killed":[0,1,1,22],"killing":[2,22],"kills":[24]}]);
