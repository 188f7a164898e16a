eventgeo.words(["74-65",{"tense":[27],"territory":[9,9,8]}]);
