eventgeo.words(["63-68",{"chairman":[18],"chancellor":[7],"chief":[14],"chiefs":[18],"chisinau":[15]}]);
