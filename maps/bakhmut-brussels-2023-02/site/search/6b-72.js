eventgeo.words(["6b-72",{"kramatorsk":[1,2],"kramatorskyi":[1,2],"krasna":[12]}]);
