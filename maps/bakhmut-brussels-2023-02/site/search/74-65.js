eventgeo.words(["74-65",{"tense":[28],"territory":[11,9,7]}]);
