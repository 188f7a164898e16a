eventgeo.words(["64-65",{"defence":[14,1],"defense":[15],"deliver":[29],"demand":[13,10,1],"demands":[23,1,1,5],"desk":[12,1,2,1,1,6,1,1,1,1,1,2],"destroyed":[1],"developments":[3,13,1,3,5,4]}]);
