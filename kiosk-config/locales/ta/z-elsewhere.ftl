# Tamil: what is not done at this terminal, and where it is.

faq-elsewhere-passport-question = கடவுச்சீட்டு அல்லது அடையாள அட்டைக்கு எங்கே விண்ணப்பிப்பது?
faq-elsewhere-passport-answer = இங்கே அல்ல. குடிநுழைவு, சோதனைச்சாவடிகள் ஆணையம் இரண்டையும் வழங்குகிறது: www.ica.gov.sg.
faq-elsewhere-passport-keywords = பாஸ்போர்ட், கடவுச்சீட்டு, அடையாள அட்டை

faq-elsewhere-driving-question = கார் அல்லது மோட்டார்சைக்கிள் ஓட்டுநர் உரிமம் எங்கே கிடைக்கும்?
faq-elsewhere-driving-answer = இங்கே அல்ல. போக்குவரத்துக் காவல்துறை ஓட்டுநர் உரிமம் வழங்குகிறது: www.police.gov.sg.
faq-elsewhere-driving-keywords = ஓட்டுநர் உரிமம், கார் உரிமம், வாகனம் ஓட்ட

faq-elsewhere-birth-question = பிறப்பை அல்லது இறப்பை எங்கே பதிவு செய்வது?
faq-elsewhere-birth-answer = இங்கே அல்ல. குடிநுழைவு, சோதனைச்சாவடிகள் ஆணையம் பதிவு செய்கிறது: www.ica.gov.sg.
faq-elsewhere-birth-keywords = பிறப்புச் சான்றிதழ், இறப்புச் சான்றிதழ்

faq-elsewhere-marriage-question = திருமணத்தை எங்கே பதிவு செய்வது?
faq-elsewhere-marriage-answer = இங்கே அல்ல. திருமணப் பதிவகத்தையும், முஸ்லிம் தம்பதியர் முஸ்லிம் திருமணப் பதிவகத்தையும் கேளுங்கள்: www.marriage.gov.sg.
faq-elsewhere-marriage-keywords = திருமணம், திருமணச் சான்றிதழ்

faq-elsewhere-residence-question = விசா, நிரந்தரவாசம் அல்லது குடியுரிமைக்கு எங்கே விண்ணப்பிப்பது?
faq-elsewhere-residence-answer = இங்கே அல்ல. குடிநுழைவு, சோதனைச்சாவடிகள் ஆணையம் முடிவு செய்கிறது: www.ica.gov.sg.
faq-elsewhere-residence-keywords = விசா, நிரந்தரவாசி, குடியுரிமை

faq-elsewhere-car-question = சாலை வரியை எங்கே செலுத்துவது, காரை எங்கே பதிவு செய்வது?
faq-elsewhere-car-answer = இங்கே அல்ல. நிலப் போக்குவரத்து ஆணையத்தின் OneMotoring தளத்தில்: onemotoring.lta.gov.sg.
faq-elsewhere-car-keywords = சாலை வரி, கார் பதிவு

faq-elsewhere-flat-question = வீட்டுக்கு எங்கே விண்ணப்பிப்பது, என் வீட்டை எப்படி வாடகைக்கு விடுவது?
faq-elsewhere-flat-answer = இங்கே அல்ல. HDB கவனிக்கிறது: www.hdb.gov.sg.
faq-elsewhere-flat-keywords = வீடு வாங்க, வீட்டை வாடகைக்கு விட, அறை வாடகை

faq-elsewhere-tax-question = வருமான வரியை எங்கே செலுத்துவது?
faq-elsewhere-tax-answer = இங்கே அல்ல. உள்நாட்டு வருவாய் ஆணையத்தில்: www.iras.gov.sg.
faq-elsewhere-tax-keywords = வருமான வரி

faq-elsewhere-fine-question = அபராதத்தை எங்கே செலுத்துவது?
faq-elsewhere-fine-answer = இங்கே அல்ல. யார் விதித்தார்கள், எப்படிச் செலுத்துவது என்று அபராதக் கடிதத்தில் உள்ளது.
faq-elsewhere-fine-keywords = அபராதம், போக்குவரத்து அபராதம்
