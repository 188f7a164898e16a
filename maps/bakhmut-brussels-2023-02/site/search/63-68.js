eventgeo.words(["63-68",{"chairman":[17],"chancellor":[7],"chief":[14],"chiefs":[17],"chisinau":[15]}]);
