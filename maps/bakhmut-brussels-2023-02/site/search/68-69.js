eventgeo.words(["68-69",{"his":[11],"hit":[24],"hits":[2],"hitting":[5]}]);
