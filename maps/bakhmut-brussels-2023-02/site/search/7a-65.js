eventgeo.words(["7a-65",{"zelensky":[7,1,1,1,13,3]}]);
