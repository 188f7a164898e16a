eventgeo.words(["70-72",{"president":[7,1,6,8,2,1],"presses":[15,2,1,1,12],"prigozhin":[11,10,8],"prime":[7],"prisoner":[5],"prisoners":[2,3],"promised":[18,4],"promises":[23]}]);
