eventgeo.words(["6d-69",{"military":[16,1,2,1,2,3,4],"milley":[15],"million":[19],"minister":[5],"ministers":[14,1],"missile":[0,1,3],"missiles":[4,2]}]);
