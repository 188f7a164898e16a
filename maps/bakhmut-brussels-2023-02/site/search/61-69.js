eventgeo.words(["61-69",{"aid":[18,1,4,1,4,4],"air":[21],"aircraft":[8]}]);
