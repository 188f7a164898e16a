eventgeo.words(["66-69",{"fighters":[12,10,8],"fighting":[4,26],"figures":[26],"fired":[21],"firing":[32],"first":[28,5],"five":[26]}]);
