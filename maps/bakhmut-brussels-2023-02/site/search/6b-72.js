eventgeo.words(["6b-72",{"kramatorsk":[1],"kramatorskyi":[1],"krasna":[9]}]);
