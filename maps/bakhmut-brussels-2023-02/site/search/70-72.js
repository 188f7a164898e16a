eventgeo.words(["70-72",{"president":[6,1,7,7,2,1],"presses":[15,2,1,1,10],"prigozhin":[11,9,7],"prime":[6],"prisoner":[4],"prisoners":[4,6],"promised":[18,3],"promises":[22]}]);
