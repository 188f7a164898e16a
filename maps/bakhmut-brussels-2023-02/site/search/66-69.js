eventgeo.words(["66-69",{"fighters":[9,9],"fighting":[2,25],"figures":[22],"firing":[29],"first":[25,5],"five":[22]}]);
