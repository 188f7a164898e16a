eventgeo.words(["6d-6f",{"moldova":[11],"moldovan":[11],"monday":[10,1,8],"months":[2,14],"more":[15,5],"morning":[4,3],"moscow":[21],"moskva":[21]}]);
