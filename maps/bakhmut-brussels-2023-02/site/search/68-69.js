eventgeo.words(["68-69",{"his":[12],"hit":[26],"hits":[3],"hitting":[6]}]);
