eventgeo.words(["63-68",{"chairman":[17],"chancellor":[7],"chiefs":[17],"chisinau":[14]}]);
