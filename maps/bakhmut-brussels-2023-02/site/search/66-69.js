eventgeo.words(["66-69",{"fighters":[11,10,9],"fighting":[4,26],"figures":[25],"fired":[20],"firing":[32],"first":[28,5],"five":[25]}]);
