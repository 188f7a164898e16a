eventgeo.words(["61-6c",{"alliance":[16],"allies":[15,2,1,1,10,1],"already":[12,1]}]);
