eventgeo.words(["70-72",{"president":[5,1,5,8,2,1],"presses":[12,1,2,1,1,11],"prigozhin":[9,9,8],"prime":[5],"prisoner":[3],"prisoners":[3,24],"promised":[16,3],"promises":[20]}]);
