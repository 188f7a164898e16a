eventgeo.words(["61-69",{"aid":[18,1,3,1,5,4],"air":[20],"aircraft":[8]}]);
