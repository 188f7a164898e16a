eventgeo.words(["61-6c",{"alliance":[14],"allies":[12,1,2,1,1,11,1],"already":[10]}]);
