eventgeo.words(["61-6c",{"alliance":[20],"allies":[16,1,1,1,11,1,1],"already":[13,1]}]);
