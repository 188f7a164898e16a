eventgeo.words(["32-37",{"27":[9]}]);
