eventgeo.words(["6f-6c",{"olaf":[7]}]);
