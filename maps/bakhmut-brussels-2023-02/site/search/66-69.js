eventgeo.words(["66-69",{"fighters":[11,9],"fighting":[3,25],"figures":[24],"firing":[30],"first":[26,5],"five":[24]}]);
