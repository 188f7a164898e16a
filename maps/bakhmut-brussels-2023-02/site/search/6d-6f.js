eventgeo.words(["6d-6f",{"moldovan":[14],"monday":[12,2,7],"months":[3,15],"more":[17,5],"morning":[5,3],"moscow":[23],"moskva":[23]}]);
