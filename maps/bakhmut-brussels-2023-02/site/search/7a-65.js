eventgeo.words(["7a-65",{"zelensky":[6,1,1,1,12,3]}]);
