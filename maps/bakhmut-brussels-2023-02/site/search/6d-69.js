eventgeo.words(["6d-69",{"military":[18,1,2,1,2,2,4],"milley":[17],"million":[21],"minister":[6],"ministers":[16,1],"missile":[0,1,1,3],"missiles":[5,2]}]);
