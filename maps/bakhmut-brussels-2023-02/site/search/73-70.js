eventgeo.words(["73-70",{"speech":[21],"spring":[28]}]);
