eventgeo.words(["68-65",{"head":[11],"headquarters":[17],"her":[14]}]);
