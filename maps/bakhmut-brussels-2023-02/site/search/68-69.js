eventgeo.words(["68-69",{"his":[11],"hit":[25],"hits":[3],"hitting":[6]}]);
