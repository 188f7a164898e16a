eventgeo.words(["6b-72",{"kramatorsk":[3],"kramatorskyi":[3],"krasna":[12]}]);
