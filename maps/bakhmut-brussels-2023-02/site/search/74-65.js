eventgeo.words(["74-65",{"tense":[30],"territory":[11,10,8]}]);
