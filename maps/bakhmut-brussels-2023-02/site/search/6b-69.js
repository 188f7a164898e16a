eventgeo.words(["6b-69",{"killed":[0,1,21],"killing":[1,21],"kills":[22]}]);
