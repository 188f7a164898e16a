eventgeo.words(["61-69",{"aid":[18,1,2,1,4,4],"aircraft":[7]}]);
