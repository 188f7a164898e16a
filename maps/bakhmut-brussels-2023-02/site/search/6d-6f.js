eventgeo.words(["6d-6f",{"moldovan":[15],"monday":[13,2,8],"months":[4,14],"more":[17,7],"morning":[6,3],"moscow":[25],"moskva":[25]}]);
