eventgeo.words(["63-68",{"chairman":[17],"chancellor":[6],"chief":[13],"chiefs":[17],"chisinau":[14]}]);
