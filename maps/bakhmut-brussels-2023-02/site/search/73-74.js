eventgeo.words(["73-74",{"staff":[12,3,12],"start":[21],"statement":[7,3,11],"states":[16],"station":[0],"stoltenberg":[10,19],"stop":[22],"strategic":[3,13,1,3,5,4],"strike":[1,3],"struck":[0,4]}]);
