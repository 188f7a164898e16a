eventgeo.words(["77-61",{"wagner":[10,1,9,7,1],"waiting":[0,1],"war":[4],"warplanes":[9],"was":[29,1]}]);
