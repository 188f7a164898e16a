eventgeo.words(["61-69",{"aid":[19,1,3,1,4,4],"air":[21],"aircraft":[8]}]);
