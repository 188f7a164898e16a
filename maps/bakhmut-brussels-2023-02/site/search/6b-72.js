eventgeo.words(["6b-72",{"kramatorsk":[2],"kramatorskyi":[2],"krasna":[11]}]);
