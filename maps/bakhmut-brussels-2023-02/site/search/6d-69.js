eventgeo.words(["6d-69",{"military":[18,1,2,2,1,2,2,4],"milley":[17],"million":[23],"minister":[7],"ministers":[17,3],"missile":[0,1,2,3,15],"missiles":[6,2,13]}]);
