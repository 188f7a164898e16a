eventgeo.words(["68-65",{"head":[12],"headquarters":[18],"her":[15]}]);
