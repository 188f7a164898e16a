eventgeo.words(["74-65",{"tense":[30],"territory":[2,10,10,7]}]);
