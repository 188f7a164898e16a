eventgeo.words(["6d-6f",{"moldovan":[15],"monday":[13,2,8],"months":[4,15],"more":[18,6],"morning":[6,3],"moscow":[25],"moskva":[25]}]);
