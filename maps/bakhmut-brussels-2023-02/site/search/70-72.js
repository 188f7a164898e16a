eventgeo.words(["70-72",{"president":[7,1,7,8,2,1],"presses":[16,1,1,1,11,1],"prigozhin":[12,10,7],"prime":[7],"prisoner":[5],"prisoners":[5,6],"promised":[18,5],"promises":[24]}]);
