eventgeo.words(["6d-6f",{"moldova":[14],"moldovan":[14],"monday":[12,1,1,8],"months":[4,14],"more":[17,6],"morning":[6,3],"moscow":[24,1],"moskva":[24]}]);
