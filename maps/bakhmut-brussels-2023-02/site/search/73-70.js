eventgeo.words(["73-70",{"speech":[23],"spring":[29]}]);
