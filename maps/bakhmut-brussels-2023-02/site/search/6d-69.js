eventgeo.words(["6d-69",{"military":[19,1,1,2,1,2,2,4],"milley":[18],"million":[23],"minister":[7],"ministers":[17,1],"missile":[0,1,2,3,15],"missiles":[6,2,13]}]);
