eventgeo.words(["68-6f",{"hora":[12]}]);
