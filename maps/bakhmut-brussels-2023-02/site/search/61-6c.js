eventgeo.words(["61-6c",{"alliance":[17],"allies":[16,2,1,1,10,1,1],"already":[13,1]}]);
