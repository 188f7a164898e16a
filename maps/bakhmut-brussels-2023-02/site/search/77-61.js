eventgeo.words(["77-61",{"wagner":[2,9,10,8,1],"waiting":[0,1],"war":[5],"warplanes":[10],"was":[31,1]}]);
