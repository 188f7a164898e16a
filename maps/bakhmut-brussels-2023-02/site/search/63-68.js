eventgeo.words(["63-68",{"chairman":[15],"chancellor":[5],"chiefs":[15],"chisinau":[11]}]);
