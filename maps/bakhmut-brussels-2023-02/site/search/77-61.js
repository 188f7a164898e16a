eventgeo.words(["77-61",{"wagner":[11,1,10,7,1],"waiting":[0,1],"war":[5],"warplanes":[10],"was":[2,29,1]}]);
