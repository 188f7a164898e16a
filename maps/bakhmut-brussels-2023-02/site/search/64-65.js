eventgeo.words(["64-65",{"defence":[16,1],"defense":[17],"deliver":[30],"demand":[25],"demands":[25,1,5],"desk":[15,2,1,1,6,1,1,1,1,2],"destroyed":[2],"developments":[4,14,1,3,4,4]}]);
