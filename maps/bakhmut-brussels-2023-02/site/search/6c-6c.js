eventgeo.words(["6c-6c",{"lloyd":[17]}]);
