eventgeo.words(["31-33",{"13":[13]}]);
