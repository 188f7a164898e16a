eventgeo.words(["33-31",{"31":[18]}]);
