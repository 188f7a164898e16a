eventgeo.words(["6d-69",{"military":[18,1,1,2,1,2,3,4],"milley":[17],"million":[22],"minister":[7],"ministers":[16,1],"missile":[0,1,2,3,14],"missiles":[6,2,12]}]);
