eventgeo.words(["68-69",{"his":[9],"hit":[22],"hits":[1],"hitting":[4]}]);
