eventgeo.words(["73-70",{"speech":[24,1],"spring":[31]}]);
