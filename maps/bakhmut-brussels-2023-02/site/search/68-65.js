eventgeo.words(["68-65",{"head":[9],"headquarters":[15],"her":[11]}]);
