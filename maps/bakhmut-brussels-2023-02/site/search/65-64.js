eventgeo.words(["65-64",{"edge":[12]}]);
