eventgeo.words(["77-61",{"wagner":[9,9,8,1],"waiting":[0],"war":[3],"warplanes":[8],"was":[28,1]}]);
