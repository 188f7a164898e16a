eventgeo.words(["73-70",{"speech":[25],"spring":[31]}]);
