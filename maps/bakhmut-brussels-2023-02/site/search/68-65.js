eventgeo.words(["68-65",{"head":[12],"headquarters":[17],"her":[15]}]);
