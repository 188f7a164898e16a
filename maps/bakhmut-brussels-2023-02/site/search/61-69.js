eventgeo.words(["61-69",{"aid":[16,1,2,1,5,4],"aircraft":[6]}]);
