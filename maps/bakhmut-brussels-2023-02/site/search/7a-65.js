eventgeo.words(["7a-65",{"zelensky":[5,1,1,1,11,3]}]);
