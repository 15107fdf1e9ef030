# What people come for, and the parts of the trade.

sector-services-title = அழகும் பிற சேவைகளும்
sector-education-title = பள்ளிகளும் குழந்தைப் பராமரிப்பும்
sector-transport-title = ஓட்டுதலும் பேருந்தும்
sector-health-title = சுகாதாரமும் மருந்தகமும்
sector-social-title = தொண்டும் இல்லங்களும்
sector-environment-title = துப்புரவு, பூச்சி, கழிவு
sector-jobs-title = வணிகமும் ஊழியரும்
sector-tourism-title = பயணமும் ஹோட்டலும்
sector-leisure-title = விளையாட்டும் ஓய்வும்
sector-security-title = பாதுகாப்பும் ஆயுதமும்
sector-professions-title = தொழில்களும் வல்லுநரும்
sector-property-title = நிலமும் வீடும்
sector-building-title = கட்டடப் பணிகள்
sector-finance-title = பணமும் காப்புறுதியும்
sector-logistics-title = இறக்குமதி, ஏற்றுமதி, கிடங்கு
sector-manufacturing-title = தொழிற்சாலையும் பட்டறையும்
sector-media-title = அச்சு, திரை, ஒளிபரப்பு
sector-telecoms-title = தொலைபேசி, இணையம், வானொலி
sector-clubs-title = மன்றங்களும் சங்கங்களும்
sector-lodging-title = தங்குவிடுதிகள்
sector-energy-title = மின்சாரம், எரிவாயு, எரிபொருள்
sector-sea-title = கப்பல்களும் படகுகளும்
sector-air-title = விமானமும் விமான நிலையமும்

intent-start-food-business-title = உணவு வணிகம் தொடங்க
intent-start-food-business-summary = எந்த வகை என்று தெரியவில்லையா? இங்கே தொடங்குங்கள்
intent-start-food-business-keywords = உணவு வணிகம், உணவு விற்பனை, வழிகாட்டி, தொடக்கம்

intent-open-takeaway-title = பொட்டலக் கடை திறக்க
intent-open-takeaway-summary = வாங்கிச் செல்லும் உணவு அல்லது பானம்
intent-open-takeaway-keywords = பொட்டலம், வாங்கிச் செல்லுதல், பானக் கடை, சிற்றுண்டி

intent-run-coffee-shop-title = காப்பிக் கடை அல்லது சிற்றுண்டிச்சாலை நடத்த
intent-run-coffee-shop-summary = பல கடைக்காரர்கள் உணவு விற்கும் இடம்
intent-run-coffee-shop-keywords = காப்பிக் கடை, சிற்றுண்டிச்சாலை, உணவு வளாகம், கோப்பித்தியாம்

intent-become-hawker-title = உணவங்காடிக் கடைக்காரர் ஆக
intent-become-hawker-summary = உணவங்காடி நிலையம் அல்லது சந்தையில் கடை வாடகைக்கு
intent-become-hawker-keywords = உணவங்காடி, சந்தைக் கடை, ஏலம், ஈரச்சந்தை

intent-run-food-truck-title = உணவு வண்டி நடத்த
intent-run-food-truck-summary = வாகனத்திலிருந்து சமைத்து விற்க
intent-run-food-truck-keywords = உணவு வண்டி, நடமாடும் சமையலறை, வேன், ஐஸ்கிரீம் வண்டி

intent-cater-meals-title = விருந்துகளுக்கு உணவு வழங்க
intent-cater-meals-summary = உங்கள் சமையலறையில் சமைத்து வாடிக்கையாளர் இடத்தில் பரிமாற
intent-cater-meals-keywords = கேட்டரிங், பஃபே, விருந்து உணவு, திருமண உணவு

intent-deliver-food-title = வீட்டிற்கு உணவு கொண்டுசேர்க்க
intent-deliver-food-summary = தயாரித்த உணவை வாடிக்கையாளரிடம் சேர்க்க
intent-deliver-food-keywords = உணவு விநியோகம், இணைய உணவு, டிபன்

intent-open-pet-cafe-title = செல்லப்பிராணிக் கஃபே திறக்க
intent-open-pet-cafe-summary = விலங்குகளுடன் விருந்தினர் உண்ணும் இடம்
intent-open-pet-cafe-keywords = பூனைக் கஃபே, நாய்க் கஃபே, செல்லப்பிராணி

intent-sell-food-at-fair-title = சந்தையில் உணவு விற்க
intent-sell-food-at-fair-summary = வேறொருவர் நடத்தும் சந்தையில் சில நாள் கடை
intent-sell-food-at-fair-keywords = சந்தைக் கடை, பசார் மாலாம், விழா உணவு

intent-sell-alcohol-title = மதுபானம் விற்க
intent-sell-alcohol-summary = கடையில், உணவகத்தில் அல்லது ஒரு நிகழ்ச்சியில்
intent-sell-alcohol-keywords = மது, பீர், வைன், மதுபான உரிமம்

intent-drink-in-public-title = பொது இடத்தில் மது அருந்த
intent-drink-in-public-summary = கட்டுப்பாட்டு நேரத்தில் வெளியில் கூடி மது அருந்த
intent-drink-in-public-keywords = வெளியிடம், பூங்கா, கடற்கரை, விருந்து

intent-get-halal-certificate-title = உணவகத்திற்கு ஹலால் சான்றிதழ் பெற
intent-get-halal-certificate-summary = மக்கள் உண்ணும் இடத்திற்கு
intent-get-halal-certificate-keywords = ஹலால், முஸ்லிம் உணவு, முயிஸ், சான்றிதழ்

intent-run-slaughterhouse-title = இறைச்சிக்கூடம் நடத்த
intent-run-slaughterhouse-summary = உணவுக்காகக் கோழி அல்லது கால்நடை அறுக்க
intent-run-slaughterhouse-keywords = இறைச்சிக்கூடம், அறுத்தல், கோழி, இறைச்சி

intent-run-cold-store-title = குளிர்பதனக் கிடங்கு நடத்த
intent-run-cold-store-summary = இறைச்சி, மீனைக் குளிரூட்டி வைக்க
intent-run-cold-store-keywords = குளிர்க்கிடங்கு, உறைந்த இறைச்சி, மீன்

intent-store-food-title = கிடங்கில் உணவு சேமிக்க
intent-store-food-summary = விற்பனைக்கு முன் வைக்கும் உணவு
intent-store-food-keywords = உணவுக் கிடங்கு, சேமிப்பு, சரக்கு

intent-import-meat-fish-title = இறைச்சி, மீன் இறக்குமதி செய்ய
intent-import-meat-fish-summary = இறைச்சி, மீன், கடலுணவு கொண்டுவர
intent-import-meat-fish-keywords = இறைச்சி இறக்குமதி, மீன், கடலுணவு, இறால்

intent-import-fruit-vegetables-title = பழம், காய்கறி இறக்குமதி செய்ய
intent-import-fruit-vegetables-summary = விற்பனைக்குப் புதிய பழம், காய்கறி கொண்டுவர
intent-import-fruit-vegetables-keywords = பழம், காய்கறி, டுரியான், இறக்குமதி

intent-import-eggs-title = முட்டை இறக்குமதி செய்ய
intent-import-eggs-summary = உணவுக்கான புதிய முட்டைகளைக் கொண்டுவர
intent-import-eggs-keywords = முட்டை, கோழி முட்டை, இறக்குமதி

intent-import-live-animals-food-title = உணவுக்கான உயிர்விலங்குகள் இறக்குமதி
intent-import-live-animals-food-summary = கோழி, செம்மறி, வெள்ளாடு அல்லது தவளை
intent-import-live-animals-food-keywords = உயிர்க்கோழி, வாத்து, ஆடு, குர்பான், தவளை

intent-import-processed-food-title = பொட்டல உணவு, பானம் இறக்குமதி செய்ய
intent-import-processed-food-summary = நொறுக்குத்தீனி, பானம், சாஸ் போன்றவை
intent-import-processed-food-keywords = பதப்படுத்திய உணவு, பானம், பாத்திரம், இறக்குமதி

intent-import-rice-title = அரிசி வணிகம் செய்ய
intent-import-rice-summary = அரிசி இறக்குமதி, ஏற்றுமதி அல்லது மொத்த விற்பனை
intent-import-rice-keywords = அரிசி, அரிசி வணிகர், தானியம், மொத்த விற்பனை

intent-export-food-title = உணவு ஏற்றுமதி செய்ய
intent-export-food-summary = சேரும் நாடு கேட்கும் சான்றிதழ்கள்
intent-export-food-keywords = உணவு ஏற்றுமதி, சுகாதாரச் சான்றிதழ், வெளிநாடு

intent-make-animal-feed-title = விலங்குத் தீவனம் தயாரிக்க
intent-make-animal-feed-summary = கால்நடை, மீன் அல்லது செல்லப்பிராணி உணவு
intent-make-animal-feed-keywords = தீவனம், செல்லப்பிராணி உணவு, மீன் உணவு

intent-open-shop-title = கடை திறக்க
intent-open-shop-summary = கடையில் பொருள்கள் விற்க
intent-open-shop-keywords = கடை, சில்லறை, மளிகைக் கடை, துணிக்கடை

intent-run-supermarket-title = பேரங்காடி நடத்த
intent-run-supermarket-summary = மளிகைப் பொருள்கள், புதிய உணவு
intent-run-supermarket-keywords = பேரங்காடி, சூப்பர்மார்க்கெட், மளிகை

intent-run-pet-shop-title = செல்லப்பிராணிக் கடை நடத்த
intent-run-pet-shop-summary = நாய், பூனை, மீன், பறவை அல்லது பிற விலங்குகள் விற்க
intent-run-pet-shop-keywords = செல்லப்பிராணி, நாய், பூனை, பறவை, மீன்

intent-run-temporary-fair-title = கடைகளுடன் சந்தை நடத்த
intent-run-temporary-fair-summary = ஓரிடத்தில் சில வாரங்கள் கடைகள்
intent-run-temporary-fair-keywords = சந்தை, பசார் மாலாம், ஏற்பாட்டாளர், இரவுச் சந்தை

intent-run-flea-market-title = பழம்பொருள் சந்தையில் விற்க
intent-run-flea-market-summary = பழைய அல்லது கைவினைப் பொருள்களின் கடை
intent-run-flea-market-keywords = பழம்பொருள், கைவினை, சந்தைக் கடை, பசார்

intent-sell-luxury-goods-title = ஆடை அல்லது ஆடம்பரக் கடை திறக்க
intent-sell-luxury-goods-summary = ஆடை, பை, காலணி, கடிகாரம் அல்லது நகை
intent-sell-luxury-goods-keywords = ஆடை, பொட்டிக், கைப்பை, கடிகாரம், காலணி

intent-sell-secondhand-title = பழைய பொருள்கள் விற்க
intent-sell-secondhand-summary = பயன்படுத்திய தொலைபேசி, நகை, கடிகாரம்
intent-sell-secondhand-keywords = பழைய பொருள், பழைய தொலைபேசி, மறுவிற்பனை

intent-sell-jewellery-title = நகை, தங்கம், கற்கள் விற்க
intent-sell-jewellery-summary = விலைமதிப்புள்ள உலோகம், கற்கள் வாங்க, விற்க
intent-sell-jewellery-keywords = நகை, தங்கம், பொற்கொல்லர், வைரம், வெள்ளி

intent-sell-online-title = இணையத்தில் பொருள் விற்க
intent-sell-online-summary = வீட்டிலிருந்து நடத்தும் இணையக் கடை
intent-sell-online-keywords = இணையக் கடை, மின்வணிகம், நேரலை விற்பனை

intent-sell-wildlife-products-title = அரிய விலங்கு, தாவர வணிகம் செய்ய
intent-sell-wildlife-products-summary = உயிருடன், அல்லது தோல், ஓடு, மரம், நினைவுப்பொருள்
intent-sell-wildlife-products-keywords = வனவிலங்கு, முதலைத் தோல், ஆர்க்கிட், கிளி

intent-sell-phones-title = தொலைபேசி, பிணையக் கருவிகள் விற்க
intent-sell-phones-summary = கைத்தொலைபேசி, மோடம், வாக்கி-டாக்கி போன்றவை
intent-sell-phones-keywords = தொலைபேசிக் கடை, கைபேசி, மோடம், ரூட்டர்

intent-register-telecom-equipment-title = விற்பனைக்கான தொடர்புக் கருவியைப் பதிய
intent-register-telecom-equipment-summary = புதிய தொலைபேசி, ரூட்டர், வானொலி விற்கும் முன்
intent-register-telecom-equipment-keywords = கருவிப் பதிவு, வைஃபை, புளூடூத், ஐஓடி

intent-sell-foreign-sim-cards-title = வெளிநாட்டு சிம் அட்டைகள் விற்க
intent-sell-foreign-sim-cards-summary = அனைத்துலக சிம் அட்டைகள்
intent-sell-foreign-sim-cards-keywords = சிம் அட்டை, பயண சிம், ரோமிங், இசிம்

intent-sell-postpaid-cards-title = பின்கட்டண அழைப்பு அட்டைகள் விற்க
intent-sell-postpaid-cards-summary = அழைப்புக்குப் பின்னர் கட்டணம்
intent-sell-postpaid-cards-keywords = பின்கட்டணம், அழைப்பு அட்டை, வெளிநாட்டு அழைப்பு

intent-sell-prepaid-cards-title = முன்கட்டண அழைப்பு அட்டைகள் விற்க
intent-sell-prepaid-cards-summary = அழைப்புக்கு முன்னரே கட்டணம்
intent-sell-prepaid-cards-keywords = முன்கட்டணம், அழைப்பு அட்டை, டாப்-அப்

intent-sell-sim-devices-title = சிம் உள்ள பொருள்கள் விற்க
intent-sell-sim-devices-summary = இணையம் சேரும் கடிகாரம், தடங்காட்டி, மீட்டர், கார்
intent-sell-sim-devices-keywords = உள்ளமை சிம், ஸ்மார்ட் கடிகாரம், ஐஓடி

intent-sell-lasers-lamps-title = லேசர், ஒளிப்படுக்கை, அல்ட்ராசவுண்ட் விற்க
intent-sell-lasers-lamps-summary = ஒளி, ஒலி அல்லது பிற கதிர்கள் உள்ள கருவிகள்
intent-sell-lasers-lamps-keywords = லேசர், அல்ட்ராசவுண்ட், மைக்ரோவேவ், புற ஊதா

intent-open-nail-salon-title = நக அழகு நிலையம் திறக்க
intent-open-nail-salon-summary = கை, கால் நகப் பராமரிப்பு
intent-open-nail-salon-keywords = நகம், மெனிக்யூர், பெடிக்யூர், அழகு

intent-open-massage-parlour-title = உடற்பிடிப்பு நிலையம் திறக்க
intent-open-massage-parlour-summary = உங்கள் ஊழியர்கள் செய்யும் உடற்பிடிப்பு
intent-open-massage-parlour-keywords = மசாஜ், உடற்பிடிப்பு, ஸ்பா, மசாஜ் நிலையம்

intent-register-massage-staff-title = மசாஜ் ஊழியர்களைப் பதிய
intent-register-massage-staff-summary = உரிமம் பெற்ற உங்கள் கடையில் தொடங்கும் முன்
intent-register-massage-staff-keywords = மசாஜ் ஊழியர், பணியாளர் பதிவு

intent-open-foot-reflexology-title = கால் மசாஜ், இயன்முறை சிகிச்சை அளிக்க
intent-open-foot-reflexology-summary = துய் நா போன்ற பாரம்பரிய முறைகளும்
intent-open-foot-reflexology-keywords = கால் மசாஜ், ரிஃப்ளெக்ஸாலஜி, இயன்முறை

intent-open-spa-title = ஸ்பா அல்லது அழகு நிலையம் திறக்க
intent-open-spa-summary = முகப் பராமரிப்பு, குளியல், சானா
intent-open-spa-keywords = ஸ்பா, அழகு நிலையம், சானா, முக அழகு, லேசர்

intent-offer-light-treatment-title = பாதப் பராமரிப்பு, ஒளிச் சிகிச்சை அளிக்க
intent-offer-light-treatment-summary = பாதம், ஒளி, நீராவி அல்லது மின் சிகிச்சை
intent-offer-light-treatment-keywords = பாதப் பராமரிப்பு, ஒளிச் சிகிச்சை, நீராவி

intent-open-hair-salon-title = முடிதிருத்தும் நிலையம் திறக்க
intent-open-hair-salon-summary = முடி வெட்ட, கழுவ, வண்ணமிட
intent-open-hair-salon-keywords = முடிதிருத்தகம், சலூன், முடி வெட்டுதல்

intent-work-from-home-title = வீட்டிலிருந்து சிறு வணிகம் நடத்த
intent-work-from-home-summary = உங்கள் வீட்டில் அலுவலகம்
intent-work-from-home-keywords = வீட்டு அலுவலகம், வீட்டு வணிகம், HDB வீடு

intent-run-dating-agency-title = இணை தேடும் நிறுவனம் நடத்த
intent-run-dating-agency-summary = துணை தேடுவோரைச் சேர்த்துவைக்க
intent-run-dating-agency-keywords = திருமணத் தகவல், இணை தேடல், பொருத்தம்

intent-run-funeral-parlour-title = இறுதிச் சடங்கு நிலையம் நடத்த
intent-run-funeral-parlour-summary = இறந்தவரை அடக்கம் அல்லது தகனத்திற்குத் தயாரிக்க
intent-run-funeral-parlour-keywords = இறுதிச் சடங்கு, ஈமச்சடங்கு, சவப்பெட்டி

intent-plan-event-title = எந்த நிகழ்ச்சியையும் திட்டமிட
intent-plan-event-summary = சில கேள்விகளுக்குப் பதிலளித்துத் தேவையை அறிய
intent-plan-event-keywords = நிகழ்ச்சி, ஏற்பாடு, திட்டம், எந்த உரிமம்

intent-hold-concert-title = கச்சேரி, நாடகம், கலைக்காட்சி நடத்த
intent-hold-concert-summary = பார்வையாளர்க்கான படைப்புகளும் காட்சிகளும்
intent-hold-concert-keywords = இசை நிகழ்ச்சி, நாடகம், நடனம், ஓவியக் கண்காட்சி

intent-hold-roadshow-title = பொழுதுபோக்குடன் விளம்பர நிகழ்ச்சி நடத்த
intent-hold-roadshow-summary = விளையாட்டு, இசையுடன் பொருள்களைக் காட்ட
intent-hold-roadshow-keywords = விளம்பரம், அறிமுக விழா, கண்காட்சி

intent-hold-public-event-title = அனைவருக்கும் திறந்த நிகழ்ச்சி நடத்த
intent-hold-public-event-summary = யாரும் வரலாம், நுழைவுச்சீட்டுடன் அல்லது இல்லாமல்
intent-hold-public-event-keywords = பொது நிகழ்ச்சி, சமூக நிகழ்ச்சி, கூட்டம்

intent-give-public-talk-title = பொது உரை நடத்த
intent-give-public-talk-summary = யாரும் கேட்கக்கூடிய சொற்பொழிவு, விவாதம்
intent-give-public-talk-keywords = உரை, சொற்பொழிவு, கருத்தரங்கு, விவாதம்

intent-hold-assembly-march-title = கூட்டம் அல்லது ஊர்வலம் நடத்த
intent-hold-assembly-march-summary = ஒரு நோக்கத்தை ஆதரித்து அல்லது எதிர்த்துக் கூட
intent-hold-assembly-march-keywords = ஊர்வலம், பேரணி, ஆர்ப்பாட்டம், கூட்டம்

intent-hold-festival-title = விழா அல்லது களியாட்டம் நடத்த
intent-hold-festival-summary = சவாரி, மேடை, உணவுடன் கொண்டாட்டம்
intent-hold-festival-keywords = விழா, களியாட்டம், கொண்டாட்டம், தீபாவளி, பொங்கல்

intent-hold-trade-fair-title = வர்த்தகக் கண்காட்சி, மாநாடு நடத்த
intent-hold-trade-fair-summary = நிறுவனங்கள் பொருள்களைக் காட்டும் இடம்
intent-hold-trade-fair-keywords = கண்காட்சி, மாநாடு, வர்த்தகச் சந்தை

intent-offer-entertainment-title = பொழுதுபோக்கு இடம் நடத்த
intent-offer-entertainment-summary = ஆண்டு முழுதும் கரவோக்கே, விளையாட்டு, நடனம்
intent-offer-entertainment-keywords = கரவோக்கே, விளையாட்டு நிலையம், டிஸ்கோ

intent-set-off-fireworks-title = வாணவேடிக்கை நடத்த
intent-set-off-fireworks-summary = வானில் அல்லது மேடையில் காட்சி
intent-set-off-fireworks-keywords = வாணவேடிக்கை, பட்டாசு, புத்தாண்டு

intent-close-road-for-event-title = நிகழ்ச்சிக்குச் சாலையை மூட
intent-close-road-for-event-summary = ஓட்டம், ஊர்வலம் அல்லது தெருவிழா
intent-close-road-for-event-keywords = சாலை மூடல், மாரத்தான், தெருவிழா

intent-use-park-or-water-title = பூங்கா, நீர்த்தேக்கம், அரசு நிலம் பயன்படுத்த
intent-use-park-or-water-summary = நிகழ்ச்சி, போட்டி அல்லது படப்பிடிப்புக்கு
intent-use-park-or-water-keywords = பூங்கா, நீர்த்தேக்கம், கடற்கரை, அரசு நிலம்

intent-hang-banners-title = விளக்குக்கம்பத்தில் பதாகை தொங்கவிட
intent-hang-banners-summary = பொதுத் தெருவில் நிகழ்ச்சியை விளம்பரப்படுத்த
intent-hang-banners-keywords = பதாகை, விளக்குக்கம்பம், விளம்பரம்

intent-hold-lucky-draw-title = அதிர்ஷ்டக் குலுக்கல் நடத்த
intent-hold-lucky-draw-summary = வாடிக்கையாளர், ஊழியர், நன்கொடையாளர்க்குப் பரிசு
intent-hold-lucky-draw-keywords = குலுக்கல், பரிசு, லாட்டரி

intent-put-up-tents-title = கூடாரம் அல்லது மேடை அமைக்க
intent-put-up-tents-summary = திருமணம், இறப்பு அல்லது நிகழ்ச்சிக்கு
intent-put-up-tents-keywords = கூடாரம், மேடை, பந்தல், திருமணம்

intent-show-animals-title = விலங்குகளைப் பொதுமக்களுக்குக் காட்ட
intent-show-animals-summary = சிறு விலங்குக்காட்சி, செல்லப்பிராணிக் காட்சி
intent-show-animals-keywords = விலங்குக் காட்சி, மிருகக்காட்சி, மீன் காட்சியகம்

intent-check-place-use-title = ஓர் இடத்தைப் பயன்படுத்தலாமா என அறிய
intent-check-place-use-summary = வாடகை ஒப்பந்தம் செய்யும் முன்
intent-check-place-use-keywords = இடம், வாடகை, அனுமதிக்கப்பட்ட பயன்பாடு, கடை

intent-renovate-place-title = கடை அல்லது அலுவலகத்தைப் புதுப்பிக்க
intent-renovate-place-summary = புதிய சுவர், வெளியேறும் வழி, தெளிப்பான், சமையலறை
intent-renovate-place-keywords = புதுப்பித்தல், மாற்றம், சேர்ப்பு, தீ பாதுகாப்பு

intent-alter-conserved-building-title = பாதுகாக்கப்பட்ட கட்டடத்தை மாற்ற
intent-alter-conserved-building-summary = பழைய கடைவீடு அல்லது மாளிகையில் பணி
intent-alter-conserved-building-keywords = பாரம்பரியக் கட்டடம், கடைவீடு, முகப்பு

intent-hire-out-hall-title = மண்டபம் வாடகைக்கு விட
intent-hire-out-hall-summary = பிறர் விருந்து, கூட்டம், நிகழ்ச்சி நடத்த
intent-hire-out-hall-keywords = மண்டபம், விருந்துக்கூடம், நிகழ்ச்சியிடம்

intent-put-up-temporary-building-title = தற்காலிகக் கட்டடம் கட்ட
intent-put-up-temporary-building-summary = தள அலுவலகம், கொட்டகை அல்லது விற்பனைக்கூடம்
intent-put-up-temporary-building-keywords = தற்காலிகக் கட்டடம், தள அலுவலகம், கொட்டகை

intent-rent-state-land-title = அரசு நிலம், கட்டடம் பயன்படுத்த
intent-rent-state-land-summary = வாடகைக்குச் சில காலம்
intent-rent-state-land-keywords = அரசு நிலம், காலி நிலம், நில வாடகை

intent-get-fire-certificate-title = தீ பாதுகாப்புச் சான்றிதழ் பெற
intent-get-fire-certificate-summary = பலர் பயன்படுத்தும் கட்டடத்திற்கு
intent-get-fire-certificate-keywords = தீச் சான்றிதழ், தீ பாதுகாப்பு, எச்சரிக்கை மணி

intent-install-solar-panels-title = கூரையில் சூரியத் தகடுகள் பொருத்த
intent-install-solar-panels-summary = தொழிற்சாலை, கடை அல்லது புளோக்கில்
intent-install-solar-panels-keywords = சூரிய சக்தி, சோலார், தகடு, கூரை

intent-change-name-hdb-shop-title = HDB குத்தகையில் பெயரை மாற்ற
intent-change-name-hdb-shop-summary = உங்கள் நிறுவனத்திற்குப் புதிய பெயர்
intent-change-name-hdb-shop-keywords = HDB வாடகையாளர், நிறுவனப் பெயர், குத்தகை

intent-change-parking-title = கார் நிறுத்துமிடத்தை மாற்ற
intent-change-parking-summary = குறைவான இடங்கள் அல்லது வேறு பயன்பாடு
intent-change-parking-keywords = கார் நிறுத்துமிடம், நிறுத்த இடங்கள்

intent-open-preschool-title = குழந்தைப் பராமரிப்பு நிலையம் திறக்க
intent-open-preschool-summary = சிறு குழந்தைகளுக்குப் பராமரிப்பும் கல்வியும்
intent-open-preschool-keywords = குழந்தைப் பராமரிப்பு, பாலர், மழலையர்

intent-open-kindergarten-title = பாலர் பள்ளி திறக்க
intent-open-kindergarten-summary = தொடக்கப் பள்ளிக்கு முந்திய பாடங்கள்
intent-open-kindergarten-keywords = பாலர் பள்ளி, மழலையர் வகுப்பு

intent-open-private-school-title = தனியார் பள்ளி திறக்க
intent-open-private-school-summary = பட்டயம், பட்டம் அல்லது தேர்வு வகுப்புகள்
intent-open-private-school-keywords = தனியார் பள்ளி, கல்லூரி, பட்டயம்

intent-open-commercial-school-title = துணைப்பாட, பயிற்சி நிலையம் திறக்க
intent-open-commercial-school-summary = பள்ளிப் பாடம், மொழி, கலை, தொழில் வகுப்புகள்
intent-open-commercial-school-keywords = துணைப்பாடம், மொழிப் பள்ளி, இசைப் பள்ளி, பயிற்சி

intent-teach-lessons-title = கற்பிக்க
intent-teach-lessons-summary = தனியாக அல்லது பிற ஆசிரியருடன் வகுப்பு
intent-teach-lessons-keywords = கற்பித்தல், ஆசிரியர், துணைப்பாடம், வகுப்பு

intent-get-edutrust-title = தனியார் பள்ளியின் தரத்தைக் காட்ட
intent-get-edutrust-summary = பதிவுபெற்ற பள்ளிகளுக்கான சான்றிதழ்
intent-get-edutrust-keywords = edutrust, தரம், சான்றிதழ், தனியார் பள்ளி

intent-recruit-foreign-students-title = வெளிநாட்டு மாணவர்களைச் சேர்க்க
intent-recruit-foreign-students-summary = அவர்கள் வரும் முன் பள்ளிக்குத் தேவையானவை
intent-recruit-foreign-students-keywords = வெளிநாட்டு மாணவர், மாணவர் அனுமதி

intent-teach-islam-title = இஸ்லாம் கற்பிக்க
intent-teach-islam-summary = சமய ஆசிரியராக அங்கீகாரம் பெற
intent-teach-islam-keywords = இஸ்லாம், சமய ஆசிரியர், உஸ்தாஸ், குர்ஆன்

intent-run-islamic-centre-title = இஸ்லாமியக் கல்வி நிலையம் நடத்த
intent-run-islamic-centre-summary = சொந்த இடத்தில் அல்லது இணையத்தில் வகுப்பு
intent-run-islamic-centre-keywords = இஸ்லாமியக் கல்வி, சமய வகுப்பு, மதரஸா

intent-become-taxi-driver-title = டாக்சி அல்லது தனியார் வாடகைக் கார் ஓட்ட
intent-become-taxi-driver-summary = ஓட்டுநர்க்கான தொழில் உரிமம்
intent-become-taxi-driver-keywords = டாக்சி, வாடகைக் கார், ஓட்டுநர், கிராப்

intent-become-bus-driver-title = பேருந்து ஓட்ட
intent-become-bus-driver-summary = பேருந்து ஓட்டுநர்க்கான தொழில் உரிமம்
intent-become-bus-driver-keywords = பேருந்து ஓட்டுநர், பள்ளிப் பேருந்து

intent-become-bus-attendant-title = பேருந்து உதவியாளராகப் பணிபுரிய
intent-become-bus-attendant-summary = பேருந்தில் பயணிகளைக் கவனிக்க
intent-become-bus-attendant-keywords = பேருந்து உதவியாளர், நடத்துனர்

intent-get-vocational-licence-title = தொழில்முறை ஓட்டுநர் உரிமம் பெற
intent-get-vocational-licence-summary = டாக்சி, வாடகைக் கார் அல்லது பேருந்து
intent-get-vocational-licence-keywords = தொழில் உரிமம், ஓட்டுநர்

intent-run-bus-service-title = பேருந்துச் சேவை நடத்த
intent-run-bus-service-summary = இணைப்புப் பேருந்து, பள்ளிப் பேருந்து அல்லது பொது வழி
intent-run-bus-service-keywords = பேருந்துச் சேவை, பள்ளிப் பேருந்து, வழித்தடம்

intent-offer-ticket-payment-title = போக்குவரத்துக் கட்டணச் சேவை வழங்க
intent-offer-ticket-payment-summary = பேருந்து, இரயில் கட்டணம் செலுத்தும் அட்டை, செயலி
intent-offer-ticket-payment-keywords = பயணச்சீட்டு, கட்டணம், பயண அட்டை

intent-run-transport-company-title = போக்குவரத்து நிறுவனம் நடத்த
intent-run-transport-company-summary = வாடகைக்கு லாரி, வேன், பேருந்து
intent-run-transport-company-keywords = போக்குவரத்து நிறுவனம், லாரி, வேன்

intent-move-large-load-title = மிகப் பெரிய சுமையை எடுத்துச்செல்ல
intent-move-large-load-summary = பொதுச் சாலையில் பெரிய வாகனத்தில்
intent-move-large-load-keywords = பெரிய வாகனம், கனரக வாகனம், பாரந்தூக்கி

intent-run-courier-title = தூதஞ்சல் சேவை நடத்த
intent-run-courier-summary = கடிதம், ஆவணம் பெற்றுச் சேர்க்க
intent-run-courier-keywords = கூரியர், கடிதம், அஞ்சல், விரைவஞ்சல்

intent-open-clinic-title = மருத்துவ அல்லது பல் மருந்தகம் திறக்க
intent-open-clinic-summary = சொந்த இடத்தில் நோயாளிகளைப் பார்க்க
intent-open-clinic-keywords = மருந்தகம், மருத்துவர், பல் மருத்துவர், எக்ஸ்-ரே

intent-open-hospital-title = தனியார் மருத்துவமனை திறக்க
intent-open-hospital-summary = படுக்கை, அறுவை, இரவு பகல் பராமரிப்பு
intent-open-hospital-keywords = மருத்துவமனை, அறுவை சிகிச்சை, வார்டு

intent-open-medical-lab-title = மருத்துவ ஆய்வகம் திறக்க
intent-open-medical-lab-summary = இரத்தம், மாதிரிகள் சோதிக்க, எக்ஸ்-ரே எடுக்க
intent-open-medical-lab-keywords = ஆய்வகம், இரத்தப் பரிசோதனை, எக்ஸ்-ரே

intent-open-health-centre-title = சமூகச் சுகாதார நிலையம் திறக்க
intent-open-health-centre-summary = வீடுகளுக்கு அருகில் பரிசோதனை
intent-open-health-centre-keywords = சுகாதார நிலையம், உடல் பரிசோதனை

intent-open-nursing-home-title = தாதிமை இல்லம் திறக்க
intent-open-nursing-home-summary = நோயாளிகள், தளர்ந்தோர்க்கு இரவு பகல் பராமரிப்பு
intent-open-nursing-home-keywords = தாதிமை இல்லம், முதியோர், நீண்டகாலப் பராமரிப்பு

intent-open-old-folks-home-title = முதியோர் இல்லம் திறக்க
intent-open-old-folks-home-summary = முதியோர் தங்கிப் பராமரிக்கப்படும் இடம்
intent-open-old-folks-home-keywords = முதியோர் இல்லம், மூத்தோர், பராமரிப்பு

intent-use-radiation-workplace-title = மருந்தகம், ஆலையில் கதிர்வீச்சு பயன்படுத்த
intent-use-radiation-workplace-summary = பணியிடத்தில் எக்ஸ்-ரே, கதிரியக்கம் அல்லது லேசர்
intent-use-radiation-workplace-keywords = கதிர்வீச்சு, எக்ஸ்-ரே, கதிரியக்கம், ஆய்வகம்

intent-keep-xray-machine-title = எக்ஸ்-ரே இயந்திரம் வாங்க, வைத்திருக்க
intent-keep-xray-machine-summary = நோயாளி, பயணப்பை அல்லது உலோகச் சோதனைக்கு
intent-keep-xray-machine-keywords = எக்ஸ்-ரே இயந்திரம், சிடி ஸ்கேன், சோதனை

intent-work-with-xrays-title = எக்ஸ்-ரே இயந்திரங்களுடன் பணிபுரிய
intent-work-with-xrays-summary = நீங்களே பயன்படுத்த அல்லது மேற்பார்வையிட
intent-work-with-xrays-keywords = எக்ஸ்-ரே, கதிர்வீச்சுப் பணியாளர், மேற்பார்வையாளர்

intent-keep-radioactive-title = கதிரியக்கப் பொருள் வைத்திருக்க, பயன்படுத்த
intent-keep-radioactive-summary = அளவி, மருத்துவம் அல்லது ஆய்வில்
intent-keep-radioactive-keywords = கதிரியக்கம், ஐசோடோப், அணு மருத்துவம்

intent-move-radioactive-title = கதிரியக்கப் பொருள் கொண்டுசெல்ல
intent-move-radioactive-summary = கையாண்டு இடம் மாற்ற
intent-move-radioactive-keywords = கதிரியக்கப் போக்குவரத்து, ஆபத்தான பொருள்

intent-keep-laser-ultrasound-title = லேசர், அல்ட்ராசவுண்ட் வாங்க, வைத்திருக்க
intent-keep-laser-ultrasound-summary = ஒளிப்படுக்கை, தொழில் மைக்ரோவேவ், MRI
intent-keep-laser-ultrasound-keywords = லேசர், அல்ட்ராசவுண்ட், மைக்ரோவேவ்

intent-use-laser-title = லேசருடன் பணிபுரிய
intent-use-laser-summary = வெட்டுதல், அறுவை, முடி நீக்கம், ஒளிக்காட்சி
intent-use-laser-keywords = லேசர், லேசர் வெட்டு, லேசர் அறுவை

intent-sell-radiation-devices-title = கதிர் கருவிகள் விற்க
intent-sell-radiation-devices-summary = எக்ஸ்-ரே, லேசர் அல்லது கதிரியக்கக் கருவிகள்
intent-sell-radiation-devices-keywords = மருத்துவக் கருவி, விநியோகம், எக்ஸ்-ரே விற்பனை

intent-end-pregnancy-service-title = கருக்கலைப்புச் சேவை வழங்க
intent-end-pregnancy-service-summary = மருத்துவர், மருத்துவமனைகளுக்கு
intent-end-pregnancy-service-keywords = கருக்கலைப்பு, மகப்பேறு மருத்துவர்

intent-collect-donations-title = தொண்டுக்கு நிதி திரட்ட
intent-collect-donations-summary = வேண்டுகோள், விற்பனை, உண்டியல் அல்லது இணையம்
intent-collect-donations-keywords = நிதி திரட்டு, நன்கொடை, தொண்டு

intent-hold-fundraising-event-title = நிதி திரட்டும் நிகழ்ச்சி நடத்த
intent-hold-fundraising-event-summary = தொண்டு விருந்து, கச்சேரி, நடை அல்லது சந்தை
intent-hold-fundraising-event-keywords = தொண்டு விருந்து, தொண்டுக் கச்சேரி

intent-collect-in-street-title = தெருவில் அல்லது வீடுதோறும் வசூலிக்க
intent-collect-in-street-summary = கொடி நாள் அல்லது வீடு வீடாக
intent-collect-in-street-keywords = தெரு வசூல், கொடி நாள், வீடு வீடாக

intent-raise-money-abroad-title = வெளிநாட்டுத் தொண்டுக்கு நிதி திரட்ட
intent-raise-money-abroad-summary = பிற நாட்டு மக்களுக்கு உதவி
intent-raise-money-abroad-keywords = வெளிநாட்டுத் தொண்டு, பேரிடர் உதவி

intent-flag-day-abroad-title = வெளிநாட்டுக்குக் கொடி நாள் நடத்த
intent-flag-day-abroad-summary = பிற நாட்டுக்காகத் தெருவில் வேண்டுகோள்
intent-flag-day-abroad-keywords = கொடி நாள், வேண்டுகோள், வெளிநாட்டுத் தொண்டு

intent-start-charity-title = தொண்டு நிறுவனம் தொடங்க
intent-start-charity-summary = பதிவு செய்தால் நன்கொடைக்கு வரிச்சலுகை
intent-start-charity-keywords = தொண்டு நிறுவனம், இலாப நோக்கற்ற, அறக்கட்டளை

intent-run-childrens-home-title = குழந்தைகள் இல்லம் நடத்த
intent-run-childrens-home-summary = குழந்தைகள், இளையர் தங்கும் இடம்
intent-run-childrens-home-keywords = குழந்தைகள் இல்லம், ஆதரவற்றோர், இளையர்

intent-run-care-home-title = தங்கிப் பராமரிக்கும் இல்லம் நடத்த
intent-run-care-home-summary = மாற்றுத்திறனாளி, ஆதரவற்றோர்க்கு
intent-run-care-home-keywords = பராமரிப்பு இல்லம், நல இல்லம், மாற்றுத்திறனாளி

intent-run-cleaning-firm-title = துப்புரவு நிறுவனம் நடத்த
intent-run-cleaning-firm-summary = அலுவலகம், கடை, வீடு, பொது இடம் சுத்தம் செய்ய
intent-run-cleaning-firm-keywords = துப்புரவு, சுத்தம், துப்புரவாளர்

intent-run-pest-control-title = பூச்சிக் கட்டுப்பாட்டு நிறுவனம் நடத்த
intent-run-pest-control-summary = கொசு, எலி, கரப்பான், எறும்புகளுக்கு எதிராக
intent-run-pest-control-keywords = பூச்சிக் கட்டுப்பாடு, கொசு, எலி, டெங்கி

intent-start-fumigation-firm-title = பூச்சி, புகையூட்டு வணிகம் தொடங்க
intent-start-fumigation-firm-summary = சரக்கு, கொள்கலன், கட்டடத்திற்கு வாயுச் சிகிச்சை
intent-start-fumigation-firm-keywords = புகையூட்டல், கொள்கலன், பூச்சி

intent-become-fumigator-title = புகையூட்டுபவராகப் பணிபுரிய
intent-become-fumigator-summary = சொந்த உரிமமும் ஒவ்வொரு பணிக்கு அனுமதியும்
intent-become-fumigator-keywords = புகையூட்டல், வாயு, கப்பல், கிடங்கு

intent-supervise-pest-control-title = பூச்சிக் கட்டுப்பாட்டை மேற்பார்வையிட
intent-supervise-pest-control-summary = உரிமம் பெற்ற தொழில்நுட்பர் ஆக
intent-supervise-pest-control-keywords = தொழில்நுட்பர், மேற்பார்வை, கொசு

intent-do-pest-control-title = பூச்சிக் கட்டுப்பாட்டுப் பணி செய்ய
intent-do-pest-control-summary = பணியாளர்க்கான சான்றிதழ்
intent-do-pest-control-keywords = பூச்சிக் கட்டுப்பாட்டாளர், தெளித்தல், கொசு

intent-register-pesticide-title = பூச்சி விரட்டி, கொல்லி விற்க
intent-register-pesticide-summary = முதலில் பொருளைப் பதிவு செய்யுங்கள்
intent-register-pesticide-keywords = பூச்சிக்கொல்லி, கொசு விரட்டி, பதிவு

intent-collect-waste-title = கழிவு சேகரித்து அகற்ற
intent-collect-waste-summary = குப்பை, உணவுக் கழிவு, கட்டுமானக் கழிவு
intent-collect-waste-keywords = கழிவு, குப்பை, மறுசுழற்சி, அகற்றல்

intent-run-waste-plant-title = மறுசுழற்சி, கழிவு ஆலை நடத்த
intent-run-waste-plant-summary = கழிவைப் பிரிக்க, சுத்திகரிக்க, எரிக்க
intent-run-waste-plant-keywords = மறுசுழற்சி ஆலை, கழிவுச் சுத்திகரிப்பு

intent-collect-toxic-waste-title = நச்சுத் தொழில்கழிவு சேகரிக்க
intent-collect-toxic-waste-summary = தொழிற்சாலையிலிருந்து பெற்றுச் சுத்திகரிக்க
intent-collect-toxic-waste-keywords = நச்சுக் கழிவு, இரசாயனக் கழிவு, அபாயக் கழிவு

intent-transport-toxic-waste-title = நச்சுத் தொழில்கழிவு கொண்டுசெல்ல
intent-transport-toxic-waste-summary = அதிக அளவைச் சேகரிப்பாளரிடம் சேர்க்க
intent-transport-toxic-waste-keywords = நச்சுக் கழிவுப் போக்குவரத்து, லாரி

intent-deal-hazardous-substances-title = அபாய இரசாயனம் இறக்குமதி, விற்பனை
intent-deal-hazardous-substances-summary = நஞ்சு, அமிலம் தயாரிக்க, கொண்டுவர, விற்க
intent-deal-hazardous-substances-keywords = அபாயப் பொருள், இரசாயனம், நஞ்சு, அமிலம்

intent-use-hazardous-substances-title = அபாய இரசாயனம் வைத்திருக்க, பயன்படுத்த
intent-use-hazardous-substances-summary = சொந்தப் பணிக்கு வாங்கிச் சேமிக்க
intent-use-hazardous-substances-keywords = இரசாயனம், சேமிப்பு, ஆய்வகம், பட்டறை

intent-manage-site-hygiene-title = கட்டுமானத் தளத்தைச் சுத்தமாக வைக்க
intent-manage-site-hygiene-summary = கொசு, கழிவறை, குப்பை, கழிவுநீர்
intent-manage-site-hygiene-keywords = சுற்றுச்சூழல் அதிகாரி, கட்டுமானத் தளம், கொசு

intent-discharge-water-title = தொழில் கழிவுநீர் வெளியேற்ற
intent-discharge-water-summary = சாக்கடை, வடிகால் அல்லது கால்வாயில்
intent-discharge-water-keywords = கழிவுநீர், சாக்கடை, வடிகால், தொழிற்சாலை

intent-start-business-title = வணிகம் தொடங்க
intent-start-business-summary = பதிவு செய்து, வேறு தேவைகளை அறிய
intent-start-business-keywords = வணிகத் தொடக்கம், நிறுவனப் பதிவு, தனி உரிமையாளர், சுயதொழில்

intent-register-gst-title = GST-க்குப் பதிய
intent-register-gst-summary = விற்பனை அதிகமானால், அல்லது விருப்பப்படி
intent-register-gst-keywords = ஜிஎஸ்டி, வரி, பொருள் சேவை வரி

intent-hire-foreign-staff-title = வெளிநாட்டவரை வேலைக்கு எடுக்க
intent-hire-foreign-staff-summary = தொடங்கும் முன் வேலை அனுமதி
intent-hire-foreign-staff-keywords = வெளிநாட்டு ஊழியர், வேலை அனுமதி, பணிப்பெண்

intent-run-employment-agency-title = பணிப்பெண் அல்லது வேலை நிறுவனம் நடத்த
intent-run-employment-agency-summary = முதலாளிக்கு ஊழியர், மக்களுக்கு வேலை தேட
intent-run-employment-agency-keywords = பணிப்பெண் நிறுவனம், வேலைவாய்ப்பு, ஆள்சேர்ப்பு

intent-open-hotel-title = ஹோட்டல் திறக்க
intent-open-hotel-summary = விருந்தினர் அறைகள், உணவகத்துடன் அல்லது இல்லாமல்
intent-open-hotel-keywords = தங்கும் விடுதி, ஹோட்டல், அறை

intent-offer-short-stays-title = குறுகிய காலத் தங்கல் வழங்க
intent-offer-short-stays-summary = விடுதி, சேவைக் குடியிருப்பு, விருந்தினர் இல்லம்
intent-offer-short-stays-keywords = குறுகிய தங்கல், விடுதி, விருந்தினர் இல்லம்

intent-run-travel-agency-title = பயண நிறுவனம் நடத்த
intent-run-travel-agency-summary = சுற்றுலா, பயணச்சீட்டு, விடுமுறை விற்க
intent-run-travel-agency-keywords = பயண நிறுவனம், சுற்றுலா, விடுமுறை, உம்ரா

intent-become-tourist-guide-title = சுற்றுலா வழிகாட்டியாகப் பணிபுரிய
intent-become-tourist-guide-summary = கட்டணத்திற்குப் பயணிகளுக்குச் சுற்றிக்காட்ட
intent-become-tourist-guide-keywords = சுற்றுலா வழிகாட்டி, வழிகாட்டி, நடைச் சுற்றுலா

intent-fly-drone-title = டிரோன், பட்டம், பலூன் பறக்கவிட
intent-fly-drone-summary = மாதிரி விமானம், வானில் பறக்கும் எதுவும்
intent-fly-drone-otherwise = வரம்புக்குள் அனுமதி தேவையில்லை. சில இடங்களுக்கும் உயரங்களுக்கும், பறக்கவிடுமுன் CAAS-க்கு மின்னஞ்சலில் தெரிவிக்க வேண்டும்: முதலில் OneMap வரைபடத்தைப் பாருங்கள். 250 கிராமுக்கு மேற்பட்ட டிரோனை CAAS-இல் பதிவு செய்ய வேண்டும்.
intent-fly-drone-keywords = டிரோன், பட்டம், பலூன், மாதிரி விமானம்

intent-run-swimming-pool-title = நீச்சல்குளம் நடத்த
intent-run-swimming-pool-summary = பொதுமக்கள், மன்றம், பள்ளி, கூட்டுரிமைக்கு
intent-run-swimming-pool-keywords = நீச்சல்குளம், நீர்ப்பூங்கா, கூட்டுரிமை வீடு

intent-run-amusement-park-title = கேளிக்கைப் பூங்கா நடத்த
intent-run-amusement-park-summary = சவாரி, விளையாட்டு, காட்சிகள்
intent-run-amusement-park-keywords = கேளிக்கைப் பூங்கா, சவாரி, ராட்டினம்

intent-operate-rides-title = கேளிக்கைச் சவாரி அமைக்க
intent-operate-rides-summary = சவாரி, சறுக்கு அல்லது காற்றடைத்த விளையாட்டு
intent-operate-rides-keywords = சவாரி, காற்றுக்கோட்டை, ராட்டினம்

intent-run-game-centre-title = இணைய, விளையாட்டுக் கஃபே திறக்க
intent-run-game-centre-summary = கணினி, விளையாட்டு இயந்திரம், பானம், சிற்றுண்டி
intent-run-game-centre-keywords = இணையக் கஃபே, விளையாட்டு நிலையம்

intent-run-club-lottery-title = பரிசு இயந்திரம், டொம்போலா நடத்த
intent-run-club-lottery-summary = மன்ற உறுப்பினர்க்கான அதிர்ஷ்ட விளையாட்டு
intent-run-club-lottery-keywords = ஜாக்பாட், டொம்போலா, மன்றம், லாட்டரி

intent-hold-private-lottery-title = தனியார் லாட்டரி நடத்த
intent-hold-private-lottery-summary = உறுப்பினர், விருந்தினர், ஊழியர்க்கிடையே குலுக்கல்
intent-hold-private-lottery-keywords = தனியார் லாட்டரி, குலுக்கல், பரிசு

intent-do-shooting-sports-title = விளையாட்டுக்குச் சுட, மீன் குத்த
intent-do-shooting-sports-summary = சொந்தத் துப்பாக்கி, காற்றுத் துப்பாக்கி, ஈட்டி
intent-do-shooting-sports-keywords = துப்பாக்கிச் சுடுதல், இலக்குப் பயிற்சி, காற்றுத் துப்பாக்கி

intent-drive-pleasure-boat-title = உல்லாசப் படகு வைத்திருக்க, ஓட்ட
intent-drive-pleasure-boat-summary = படகு, விரைவுப் படகு, ஜெட் ஸ்கீ
intent-drive-pleasure-boat-keywords = உல்லாசப் படகு, விரைவுப் படகு, படகு உரிமம்

intent-run-guard-firm-title = காவல் நிறுவனம் நடத்த
intent-run-guard-firm-summary = பிறர் கட்டடங்களுக்குக் காவலர் வழங்க
intent-run-guard-firm-keywords = பாதுகாப்பு நிறுவனம், காவலர், பாதுகாவலர்

intent-provide-guarding-title = பிறர் சொத்தைக் காவல் காக்க
intent-provide-guarding-summary = ரோந்து, பணப் போக்குவரத்து, நிகழ்ச்சிப் பாதுகாப்பு
intent-provide-guarding-keywords = காவல், ரோந்து, பாதுகாப்பு

intent-become-guard-title = காவலராகப் பணிபுரிய
intent-become-guard-summary = மெய்க்காவலர் அல்லது தனியார் துப்பறிவாளராகவும்
intent-become-guard-keywords = பாதுகாவலர், காவலர், மெய்க்காவலர்

intent-employ-own-guards-title = சொந்தக் காவலரை நியமிக்க
intent-employ-own-guards-summary = சொந்தக் கடை, பள்ளி, கட்டடத்திற்கு மட்டும்
intent-employ-own-guards-keywords = சொந்தக் காவலர், நிறுவனப் பாதுகாப்பு

intent-watch-alarms-title = பிறர்க்காக எச்சரிக்கைகளைக் கண்காணிக்க
intent-watch-alarms-summary = எச்சரிக்கை வந்துசேரும் கட்டுப்பாட்டு அறை
intent-watch-alarms-keywords = எச்சரிக்கைக் கண்காணிப்பு, கட்டுப்பாட்டு அறை

intent-install-cctv-title = CCTV விற்க, பொருத்த, பழுதுபார்க்க
intent-install-cctv-summary = பிறர்க்காகக் கேமரா, பதிவுக்கருவி
intent-install-cctv-keywords = சிசிடிவி, கேமரா, கண்காணிப்பு

intent-sell-security-equipment-title = பாதுகாப்புக் கருவிகள் விற்க
intent-sell-security-equipment-summary = எச்சரிக்கை மணி, பூட்டு, வருடி போன்றவை
intent-sell-security-equipment-keywords = பாதுகாப்புக் கருவி, பூட்டு, எச்சரிக்கை மணி

intent-run-detective-agency-title = தனியார் துப்பறியும் நிறுவனம் நடத்த
intent-run-detective-agency-summary = உங்களிடம் பணிபுரியும் துப்பறிவாளர்கள்
intent-run-detective-agency-keywords = துப்பறியும் நிறுவனம், புலனாய்வு

intent-become-detective-title = தனியார் புலனாய்வாளராகப் பணிபுரிய
intent-become-detective-summary = வாடிக்கையாளர்க்கு ஆள், தகவல் தேட
intent-become-detective-keywords = தனியார் புலனாய்வாளர், துப்பறிவாளர்

intent-own-gun-title = துப்பாக்கி வாங்க, வைத்திருக்க
intent-own-gun-summary = கைத்துப்பாக்கி, காற்றுத் துப்பாக்கி, பழையவையும்
intent-own-gun-keywords = துப்பாக்கி, கைத்துப்பாக்கி, காற்றுத் துப்பாக்கி, மாதிரி

intent-deal-arms-title = ஆயுத வணிகம் செய்ய
intent-deal-arms-summary = துப்பாக்கி, பிற ஆயுதங்கள் விற்க, இருப்பு வைக்க
intent-deal-arms-keywords = ஆயுத வணிகர், துப்பாக்கிக் கடை

intent-deal-swords-title = வாள், குத்துவாள் வணிகம் செய்ய
intent-deal-swords-summary = துப்பாக்கிமுனைக் கத்தி, ஈட்டியும்
intent-deal-swords-keywords = வாள், குத்துவாள், ஈட்டி, கத்தி

intent-buy-explosives-title = வெடிபொருள் வாங்க
intent-buy-explosives-summary = பாறை வெடிப்பு அல்லது காட்சிக்கு
intent-buy-explosives-keywords = வெடிபொருள், டைனமைட், வெடிப்பு

intent-offer-cybersecurity-title = இணையப் பாதுகாப்புச் சேவை வழங்க
intent-offer-cybersecurity-summary = கணினியின் பலவீனங்களைச் சோதிக்க, கண்காணிக்க
intent-offer-cybersecurity-keywords = இணையப் பாதுகாப்பு, ஊடுருவல் சோதனை

intent-become-plumber-title = குழாய் பணியாளராக வேலை செய்ய
intent-become-plumber-summary = நீர்க்குழாய், கழிவறைப் பணிகளுக்கான உரிமம்
intent-become-plumber-keywords = குழாய் பணியாளர், பிளம்பர், நீர்க்குழாய்

intent-open-vet-clinic-title = கால்நடை மருந்தகம் திறக்க
intent-open-vet-clinic-summary = சொந்த இடத்தில் விலங்குகளுக்கு மருத்துவம்
intent-open-vet-clinic-keywords = கால்நடை மருத்துவர், விலங்கு மருத்துவமனை

intent-become-vet-title = கால்நடை மருத்துவராகப் பணிபுரிய
intent-become-vet-summary = விலங்குகள், பறவைகளுக்கு மருத்துவம்
intent-become-vet-keywords = கால்நடை மருத்துவர், விலங்கு மருத்துவர்

intent-use-vet-radiation-title = விலங்குகளுக்கு எக்ஸ்-ரே பயன்படுத்த
intent-use-vet-radiation-summary = கால்நடை மருந்தகம், ஆய்வு அல்லது பள்ளியில்
intent-use-vet-radiation-keywords = விலங்கு எக்ஸ்-ரே, கால்நடை ஆய்வகம்

intent-keep-vaccines-animals-title = விலங்குத் தடுப்பூசி வைத்திருக்க
intent-keep-vaccines-animals-summary = விலங்குகளுக்கான தடுப்பூசி, உயிர்ப்பொருள்கள்
intent-keep-vaccines-animals-keywords = விலங்குத் தடுப்பூசி, உயிர்ப்பொருள்

intent-do-animal-research-title = ஆய்வுக்கு விலங்குகளைப் பயன்படுத்த
intent-do-animal-research-summary = விலங்குகள் உள்ள ஆய்வகம் அமைக்க
intent-do-animal-research-keywords = விலங்கு ஆய்வு, ஆய்வக விலங்கு, எலி

intent-set-up-research-lab-title = ஆய்வகம் அமைக்க
intent-set-up-research-lab-summary = எந்தத் துறையிலும் ஆய்வும் மேம்பாடும்
intent-set-up-research-lab-keywords = ஆராய்ச்சி, மேம்பாடு, ஆய்வகம், அறிவியல்

intent-run-architect-firm-title = கட்டடக்கலை நிறுவனம் நடத்த
intent-run-architect-firm-summary = பிறர்க்குக் கட்டடம் வடிவமைக்க
intent-run-architect-firm-keywords = கட்டடக்கலைஞர், வடிவமைப்பு, நிறுவனம்

intent-run-engineer-firm-title = பொறியியல் நிறுவனம் நடத்த
intent-run-engineer-firm-summary = கட்டடம், ஆலைகளுக்கான பொறியாளர்கள்
intent-run-engineer-firm-keywords = பொறியாளர், பொறியியல் சேவை, ஆலோசகர்

intent-become-patent-agent-title = காப்புரிமை முகவராகப் பதிய
intent-become-patent-agent-summary = வாடிக்கையாளர் கண்டுபிடிப்புகளைக் காக்க
intent-become-patent-agent-keywords = காப்புரிமை முகவர், அறிவுசார் சொத்து

intent-practise-patent-agent-title = காப்புரிமை முகவராகத் தொழில் செய்ய
intent-practise-patent-agent-summary = சிங்கப்பூர் முகவர்க்கான ஆண்டுச் சான்றிதழ்
intent-practise-patent-agent-keywords = தொழில் சான்றிதழ், காப்புரிமை முகவர்

intent-become-insolvency-practitioner-title = நொடிப்பு நிர்வாகியாகப் பணிபுரிய
intent-become-insolvency-practitioner-summary = நிறுவனங்களை மூட, நொடித்தோர் சொத்தைக் காக்க
intent-become-insolvency-practitioner-keywords = நொடிப்பு, திவால், கலைப்பாளர்

intent-do-blasting-title = வெடிபொருளால் பாறை தகர்க்க
intent-do-blasting-summary = நிறுவன உரிமமும் ஒவ்வொரு பணிக்கு ஒப்புதலும்
intent-do-blasting-keywords = வெடிப்பு, பாறை, சுரங்கம், வெடிபொருள்

intent-trade-explosives-title = வெடிபொருள் வாங்கி விற்க
intent-trade-explosives-summary = சிங்கப்பூரில் அல்லது எல்லை கடந்து வணிகம்
intent-trade-explosives-keywords = வெடிபொருள் வணிகர், வாணவெடி

intent-store-explosives-title = வெடிபொருள் சேமிக்க
intent-store-explosives-summary = வெடிப்புத் தளத்தில் கிடங்கு
intent-store-explosives-keywords = வெடிபொருள் கிடங்கு, வெடிப்புத் தளம்

intent-move-explosives-title = வெடிபொருள் இடம்மாற்ற
intent-move-explosives-summary = கிடங்கிலிருந்து தளத்திற்குக் கொண்டுசெல்ல
intent-move-explosives-keywords = வெடிபொருள் போக்குவரத்து, இடமாற்றம்

intent-dispose-explosives-title = பழைய வெடிபொருளை அழிக்க
intent-dispose-explosives-summary = வேண்டாத அல்லது காலாவதியானவை
intent-dispose-explosives-keywords = வெடிபொருள் அழிப்பு, காலாவதி

intent-keep-precursors-title = வெடிப்பு முன்பொருள் தயாரிக்க, சேமிக்க
intent-keep-precursors-summary = வெடிபொருள் தயாரிக்கக்கூடிய இரசாயனங்கள்
intent-keep-precursors-keywords = முன்பொருள், அம்மோனியம் நைட்ரேட்

intent-repair-arms-title = ஆயுதங்களைப் பழுதுபார்க்க
intent-repair-arms-summary = துப்பாக்கி, பிற ஆயுதங்களைச் சரிசெய்ய
intent-repair-arms-keywords = துப்பாக்கிப் பழுது, ஆயுதப் பழுது

intent-deal-drug-precursors-title = போதைமுன்பொருள் இறக்குமதி, ஏற்றுமதி
intent-deal-drug-precursors-summary = போதைப்பொருள் தயாரிக்கக்கூடிய இரசாயனங்கள்
intent-deal-drug-precursors-keywords = முன்பொருள், கட்டுப்படுத்தப்பட்ட இரசாயனம்

intent-become-estate-agent-title = வீட்டு முகவராகப் பணிபுரிய
intent-become-estate-agent-summary = சொத்து வாங்க, விற்க, வாடகைக்கு விட உதவ
intent-become-estate-agent-keywords = வீட்டு முகவர், சொத்து முகவர்

intent-run-property-business-title = சொத்து வணிகம் தொடங்க
intent-run-property-business-summary = முகவர் நிறுவனம் அல்லது வாடகை, நிர்வாகம்
intent-run-property-business-keywords = சொத்து வணிகம், சொத்து நிர்வாகம், வாடகை

intent-build-homes-to-sell-title = வீடு கட்டி விற்க
intent-build-homes-to-sell-summary = வீடமைப்பு மேம்பாட்டாளர்க்கான உரிமம்
intent-build-homes-to-sell-keywords = மேம்பாட்டாளர், கூட்டுரிமை வீடு, வீடு

intent-value-property-title = நிலம், கட்டடம் மதிப்பிட
intent-value-property-summary = மதிப்பீட்டாளர்க்கான உரிமம்
intent-value-property-keywords = மதிப்பீட்டாளர், மதிப்பீடு, சொத்து மதிப்பு

intent-register-property-title = சொத்தைப் பதிய, உரிமையைத் தேட
intent-register-property-summary = வாங்கும், விற்கும் வழக்கறிஞர், உரிமையாளர்க்கு
intent-register-property-keywords = சொத்துப் பதிவு, பட்டா, வழக்கறிஞர்

intent-transfer-hdb-shop-title = HDB கடையை வாங்க, விற்க
intent-transfer-hdb-shop-summary = சொந்தக் கடையின் மறுவிற்பனை அல்லது மாற்றம்
intent-transfer-hdb-shop-keywords = HDB கடை, மறுவிற்பனை, உரிமை மாற்றம்

intent-put-up-crane-title = பாரந்தூக்கி, உயர்கட்டடம் அமைக்க
intent-put-up-crane-summary = அருகிலுள்ள விமான நிலைய அனுமதி
intent-put-up-crane-keywords = பாரந்தூக்கி, உயர்கட்டடம், உயர வரம்பு

intent-dig-road-title = சாலை தோண்ட, இரயில் அருகே பணிபுரிய
intent-dig-road-summary = பொதுத் தெருவில் குழி, குழாய்ப் பணிகள்
intent-dig-road-keywords = சாலைப் பணி, தோண்டுதல், இரயில், கேபிள்

intent-find-cables-title = தோண்டும் முன் கேபிள் கண்டறிய
intent-find-cables-summary = கேபிள் கண்டறிவோர்க்கான உரிமம்
intent-find-cables-keywords = கேபிள் கண்டறிதல், மண்வேலை

intent-wire-buildings-title = தொலைபேசிக் கம்பியமைப்பு நிறுவனம் நடத்த
intent-wire-buildings-summary = கட்டடத்துள் தொலைபேசி, தரவுக் கம்பிகள்
intent-wire-buildings-keywords = கம்பியமைப்பு, பிணையக் கேபிள், பொருத்துநர்

intent-build-something-title = கட்டடம் கட்ட அல்லது விரிவாக்க
intent-build-something-summary = வரைபடம், தீ பாதுகாப்பு, சுற்றுப்புறம்
intent-build-something-keywords = கட்டடம், கட்டுமானம், விரிவாக்கம், திட்ட அனுமதி

intent-give-financial-advice-title = நிதி, காப்புறுதி ஆலோசனை வழங்க
intent-give-financial-advice-summary = முதலீட்டுக்கும் காப்புறுதிக்கும் உதவ
intent-give-financial-advice-keywords = நிதி ஆலோசகர், காப்புறுதி, முதலீடு

intent-deal-securities-title = பங்கு வணிகம், நிதி நிர்வாகம் செய்ய
intent-deal-securities-summary = மூலதனச் சந்தைச் சேவைகள்
intent-deal-securities-keywords = மூலதனச் சந்தை, நிதி மேலாளர், பங்கு

intent-open-bank-title = வங்கி திறக்க
intent-open-bank-summary = வணிக வங்கி அல்லது பிரதிநிதி அலுவலகம்
intent-open-bank-keywords = வங்கி, வணிக வங்கி, பிரதிநிதி அலுவலகம்

intent-broker-insurance-title = காப்புறுதித் தரகு நிறுவனம் நடத்த
intent-broker-insurance-summary = வாடிக்கையாளர்க்குக் காப்புறுதி தேட
intent-broker-insurance-keywords = காப்புறுதித் தரகர்

intent-open-insurance-company-title = காப்புறுதி நிறுவனம் திறக்க
intent-open-insurance-company-summary = மக்கள், பொருள், பிற நிறுவனங்களைக் காப்புறுதி செய்ய
intent-open-insurance-company-keywords = காப்புறுதி நிறுவனம், மறுகாப்புறுதி

intent-change-money-title = நாணய மாற்று நிலையம் நடத்த
intent-change-money-summary = வெளிநாட்டுப் பணம் வாங்கி விற்க
intent-change-money-keywords = நாணய மாற்று, வெளிநாட்டுப் பணம்

intent-lend-money-title = பணம் கடன் கொடுக்க
intent-lend-money-summary = கடன் கொடுப்போர் கடை, அல்லது விலக்கு
intent-lend-money-keywords = கடன், வட்டிக்கடை, கடன் கொடுப்பவர், விலக்கு

intent-open-pawnshop-title = அடகுக் கடை திறக்க
intent-open-pawnshop-summary = தங்கம், கடிகாரம் அடகு வைத்துக் கடன்
intent-open-pawnshop-keywords = அடகுக் கடை, அடகு, தங்கம்

intent-run-crowdfunding-title = கூட்டு நிதித்திரட்டல் தளம் நடத்த
intent-run-crowdfunding-summary = பலர் இணையத்தில் நிறுவனத்தில் முதலீடு
intent-run-crowdfunding-keywords = கூட்டு நிதி, தளம், முதலீட்டாளர்

intent-open-trust-company-title = அறங்காவல் நிறுவனம் திறக்க
intent-open-trust-company-summary = பிறர் சொத்தை வைத்து நிர்வகிக்க
intent-open-trust-company-keywords = அறங்காவல், அறங்காவலர், சொத்து

intent-handle-payments-title = வாடிக்கையாளர் பணத்தை அனுப்ப, வைத்திருக்க
intent-handle-payments-summary = பண அனுப்பீடு, மின்பணப்பை, அட்டைக் கட்டணம்
intent-handle-payments-keywords = கட்டணச் சேவை, பண அனுப்பீடு, மின்பணப்பை

intent-start-import-export-title = பொருள் இறக்குமதி, ஏற்றுமதி செய்ய
intent-start-import-export-summary = பிற நாடுகளுடன் வணிகம்
intent-start-import-export-keywords = இறக்குமதி, ஏற்றுமதி, வணிகம், சுங்கம்

intent-run-warehouse-title = கிடங்கு நடத்த
intent-run-warehouse-summary = சொந்த அல்லது பிறர் பொருள் சேமிக்க
intent-run-warehouse-keywords = கிடங்கு, சேமிப்பு, தளவாடம்

intent-import-plants-title = தாவரங்கள் இறக்குமதி செய்ய
intent-import-plants-summary = செடி, விதை, பூ அல்லது மரம்
intent-import-plants-keywords = செடி, விதை, பூ, ஆர்க்கிட், மரம்

intent-import-animals-title = விலங்கு, பறவை இறக்குமதி, ஏற்றுமதி
intent-import-animals-summary = செல்லப்பிராணி, காட்சி விலங்கு, முட்டை
intent-import-animals-keywords = விலங்கு இறக்குமதி, நாய், பறவை

intent-export-animal-products-title = வெளிநாடு செல்லும் விலங்குச் சான்று பெற
intent-export-animal-products-summary = விலங்கு, பறவை, அவற்றின் பொருள்களுக்கான சான்று
intent-export-animal-products-keywords = கால்நடைச் சான்றிதழ், விலங்கு ஏற்றுமதி

intent-trade-ornamental-fish-title = அழகு மீன் இறக்குமதி, ஏற்றுமதி செய்ய
intent-trade-ornamental-fish-summary = மீன்தொட்டி, குளங்களுக்கான மீன்
intent-trade-ornamental-fish-keywords = அழகு மீன், மீன்தொட்டி, கோய், அரோவானா

intent-move-hazardous-substances-title = அபாய இரசாயனம் கொண்டுசெல்ல
intent-move-hazardous-substances-summary = சாலையில் லாரி அல்லது தொட்டி வண்டியில்
intent-move-hazardous-substances-keywords = இரசாயனப் போக்குவரத்து, தொட்டி வண்டி

intent-trade-precursors-title = வெடிப்பு முன்பொருள் அனுப்ப
intent-trade-precursors-summary = இவ்வகை இரசாயனம் விற்க, இறக்குமதி, ஏற்றுமதி
intent-trade-precursors-keywords = முன்பொருள், அம்மோனியம் நைட்ரேட், ஏற்றுமதி

intent-import-explosives-title = வெடிபொருள் இறக்குமதி, ஏற்றுமதி
intent-import-explosives-summary = கொண்டுவர அல்லது அனுப்ப
intent-import-explosives-keywords = வெடிபொருள் இறக்குமதி, வாணவெடி

intent-import-arms-title = ஆயுத இறக்குமதி, ஏற்றுமதி, அனுப்பீடு
intent-import-arms-summary = கட்டுப்படுத்தப்பட்ட மாதிரி, கவசமும்
intent-import-arms-keywords = ஆயுத இறக்குமதி, ஆயுத ஏற்றுமதி, மாதிரி

intent-import-xray-title = எக்ஸ்-ரே இயந்திர இறக்குமதி, ஏற்றுமதி
intent-import-xray-summary = ஒவ்வொரு சரக்காக
intent-import-xray-keywords = எக்ஸ்-ரே இறக்குமதி, சிடி ஸ்கேன்

intent-import-radioactive-title = கதிரியக்கப் பொருள் இறக்குமதி, ஏற்றுமதி
intent-import-radioactive-summary = அதைக் கொண்ட கருவிகளும்
intent-import-radioactive-keywords = கதிரியக்க இறக்குமதி, ஐசோடோப்

intent-import-lasers-title = லேசர், அல்ட்ராசவுண்ட் இறக்குமதி, ஏற்றுமதி
intent-import-lasers-summary = ஒளி, ஒலி, நுண்ணலைக் கருவிகள்
intent-import-lasers-keywords = லேசர் இறக்குமதி, அல்ட்ராசவுண்ட்

intent-import-fuel-title = பெட்ரோல், எரியக்கூடிய பொருள் இறக்குமதி
intent-import-fuel-summary = பெட்ரோல், டீசல், வண்ணம், கரைப்பான், எரிவாயு
intent-import-fuel-keywords = பெட்ரோல், டீசல், எரியக்கூடிய பொருள்

intent-transport-fuel-title = பெட்ரோல், எரியக்கூடிய பொருள் கொண்டுசெல்ல
intent-transport-fuel-summary = லாரி, தொட்டி வண்டி அல்லது வேனில்
intent-transport-fuel-keywords = பெட்ரோல் வண்டி, டீசல், எரிவாயு லாரி

intent-open-factory-title = தொழிற்சாலை அல்லது பட்டறை திறக்க
intent-open-factory-summary = பொருள் தயாரிக்க, பழுதுபார்க்கும் இடம்
intent-open-factory-keywords = தொழிற்சாலை, பட்டறை, உற்பத்தி

intent-manufacture-goods-title = விற்பனைக்குப் பொருள் தயாரிக்க
intent-manufacture-goods-summary = சில பொருள்களுக்குத் தனிப் பதிவு தேவை
intent-manufacture-goods-keywords = உற்பத்தி, பதப்படுத்தல், கட்டுப்பாட்டுப் பொருள்

intent-make-discs-title = ஒளிவட்டு தயாரிக்க
intent-make-discs-summary = CD, DVD, அவற்றின் மூலங்கள்
intent-make-discs-keywords = ஒளிவட்டு, சிடி, டிவிடி

intent-make-explosives-title = வெடிபொருள் தயாரிக்க
intent-make-explosives-summary = தயாரிக்கும் நிறுவனத்திற்கான உரிமம்
intent-make-explosives-keywords = வெடிபொருள் உற்பத்தி, வாணவெடி ஆலை

intent-make-arms-title = ஆயுதம் தயாரிக்க
intent-make-arms-summary = தயாரிக்கும் நிறுவனத்திற்கான உரிமம்
intent-make-arms-keywords = ஆயுத உற்பத்தி, துப்பாக்கி

intent-trade-rubber-title = இரப்பர் வணிகம் செய்ய
intent-trade-rubber-summary = இயற்கை இரப்பர் வாங்க, விற்க, அனுப்ப
intent-trade-rubber-keywords = இரப்பர், இரப்பர் வணிகர்

intent-make-radiation-devices-title = கதிர் கருவி தயாரிக்க, வணிகம் செய்ய
intent-make-radiation-devices-summary = எக்ஸ்-ரே, கதிரியக்க, லேசர், நுண்ணலைக் கருவிகள்
intent-make-radiation-devices-keywords = கதிர்க் கருவி, எக்ஸ்-ரே உற்பத்தி

intent-print-publications-title = அச்சகம் நடத்த
intent-print-publications-summary = இதழ், செய்தித்தாள், வரைபடம், துண்டேடு அச்சிட
intent-print-publications-keywords = அச்சகம், அச்சு, இதழ், துண்டேடு

intent-publish-newspaper-title = செய்தித்தாள், இதழ் வெளியிட
intent-publish-newspaper-summary = வெளிநாட்டு இதழ்கள் விற்கவும்
intent-publish-newspaper-keywords = செய்தித்தாள், இதழ், வெளியீட்டாளர்

intent-show-films-title = திரைப்படம் காட்ட, விற்க, வாடகைக்கு விட
intent-show-films-summary = திரையரங்கு, திரைப்பட மாலை, காணொளிக் கடை
intent-show-films-keywords = திரையரங்கு, திரைப்படம், காணொளி

intent-run-national-tv-title = நாடு தழுவிய தொலைக்காட்சி நடத்த
intent-run-national-tv-summary = சிங்கப்பூர் முழுதும் தொலைக்காட்சி
intent-run-national-tv-keywords = தொலைக்காட்சி, ஒளிபரப்பாளர்

intent-run-tv-channel-title = தொலைக்காட்சி அலைவரிசை நடத்த
intent-run-tv-channel-summary = குறிப்பிட்ட பார்வையாளர், வெளிநாடு அல்லது சந்தா
intent-run-tv-channel-keywords = தொலைக்காட்சி அலைவரிசை, செயற்கைக்கோள், சந்தா

intent-run-radio-station-title = வானொலி நிலையம் நடத்த
intent-run-radio-station-summary = பொதுமக்களுக்கு ஒலிபரப்ப
intent-run-radio-station-keywords = வானொலி, ஒலிபரப்பு, எஃப்எம்

intent-run-political-website-title = அரசியல், சமய இணையத்தளம் நடத்த
intent-run-political-website-summary = பலர் படிக்கும் இணையத்தளம்
intent-run-political-website-keywords = இணையத்தளம், வலைப்பூ, அரசியல், சமயம்

intent-take-aerial-photos-title = வானிலிருந்து படம் எடுக்க
intent-take-aerial-photos-summary = டிரோன், விமானம் அல்லது பலூனில்
intent-take-aerial-photos-keywords = வான்வழிப் படம், டிரோன் படப்பிடிப்பு

intent-offer-telecom-services-title = தொலைபேசி, தரவுச் சேவை வழங்க
intent-offer-telecom-services-summary = சொந்த அல்லது வாடகை இணைப்புகளுடன்
intent-offer-telecom-services-keywords = தொலைத்தொடர்பு நிறுவனம், தரவு, இணைப்பு

intent-offer-internet-access-title = இணைய வசதி வழங்க
intent-offer-internet-access-summary = பொதுமக்கள் அல்லது கட்டட விருந்தினர்க்கு
intent-offer-internet-access-keywords = இணையம், வைஃபை, அகலக்கற்றை

intent-send-sms-service-title = குறுஞ்செய்திச் சேவை வழங்க
intent-send-sms-service-summary = பிற நிறுவனங்களுக்காக SMS அனுப்ப
intent-send-sms-service-keywords = குறுஞ்செய்தி, எஸ்எம்எஸ்

intent-offer-voip-title = இணையவழி அழைப்புச் சேவை வழங்க
intent-offer-voip-summary = பொதுமக்களுக்கு இணைய நெறிவழிக் குரல்
intent-offer-voip-keywords = VoIP, இணைய அழைப்பு

intent-use-walkie-talkies-title = வாக்கி-டாக்கி பயன்படுத்த
intent-use-walkie-talkies-summary = குழு, கட்டடம் அல்லது நிகழ்ச்சிக்கு
intent-use-walkie-talkies-keywords = வாக்கி-டாக்கி, இருவழி வானொலி

intent-run-private-radio-network-title = சொந்த வானொலி பிணையம் நடத்த
intent-run-private-radio-network-summary = நிறுவனத்திற்கு அடிநிலையம், கைக்கருவிகள்
intent-run-private-radio-network-keywords = தனியார் பிணையம், அடிநிலையம்

intent-set-up-radio-equipment-title = வானொலிக் கருவி அமைக்க
intent-set-up-radio-equipment-summary = அனுப்பும் அலைவாங்கிகளும் நிலையங்களும்
intent-set-up-radio-equipment-keywords = வானொலிக் கருவி, அலைவாங்கி, ஒலிபரப்பி

intent-keep-radio-equipment-title = வானொலிக் கருவி வைத்திருக்க, பயன்படுத்த
intent-keep-radio-equipment-summary = வேறு வானொலி உரிமம் இல்லாத நோக்கத்திற்கு
intent-keep-radio-equipment-keywords = வானொலிக் கருவி, ஒலிபரப்பி, சிறப்பு நோக்கம்

intent-run-highpower-radio-title = தீவு முழுதும் வலிய வானொலி நிலையங்கள்
intent-run-highpower-radio-summary = சிங்கப்பூர் முழுதையும் எட்டும் பிணையம்
intent-run-highpower-radio-keywords = உயர்திறன் வானொலி, கைபேசிப் பிணையம்

intent-use-frequency-shortly-title = வானொலி அலைவரிசையைச் சில நாள் பயன்படுத்த
intent-use-frequency-shortly-summary = காட்சி, போட்டி, படப்பிடிப்புக்கு
intent-use-frequency-shortly-keywords = தற்காலிக அலைவரிசை, கம்பியில்லா ஒலிவாங்கி

intent-use-short-range-device-title = குறுந்தொலைவு வானொலிக் கருவி பயன்படுத்த
intent-use-short-range-device-summary = தொலையியக்கி, பேஜர், உணரி, எச்சரிக்கை
intent-use-short-range-device-keywords = குறுந்தொலைவுக் கருவி, தொலையியக்கி

intent-use-satellite-title = செயற்கைக்கோள் தட்டு, புவிநிலையம் அமைக்க
intent-use-satellite-summary = செயற்கைக்கோள் வழி அனுப்ப, பெற
intent-use-satellite-keywords = செயற்கைக்கோள் தட்டு, புவிநிலையம்

intent-test-telecom-equipment-title = தொடர்புக் கருவியைச் சோதிக்க
intent-test-telecom-equipment-summary = வானொலி, பிணையக் கருவி ஆய்வுகள்
intent-test-telecom-equipment-keywords = கருவிச் சோதனை, ஆய்வு, முன்மாதிரி

intent-try-out-with-frequency-title = புதிய வானொலிச் சேவையைச் சோதிக்க
intent-try-out-with-frequency-summary = வானொலி வழிச் செயல்விளக்கம்
intent-try-out-with-frequency-keywords = செயல்விளக்கம், தொழில்நுட்பச் சோதனை, அலைவரிசை

intent-try-out-without-frequency-title = புதிய கம்பிவழிச் சேவையைச் சோதிக்க
intent-try-out-without-frequency-summary = வானொலி அலை இல்லாத செயல்விளக்கம்
intent-try-out-without-frequency-keywords = செயல்விளக்கம், தொழில்நுட்பச் சோதனை

intent-exhibit-telecom-title = கண்காட்சியில் தொடர்புக் கருவிகளைக் காட்ட
intent-exhibit-telecom-summary = சில நாள், ஒலிபரப்புடன் அல்லது இல்லாமல்
intent-exhibit-telecom-keywords = கண்காட்சி, செயல்விளக்கம், கருவி

intent-certify-telecom-devices-title = தொடர்புக் கருவிகளைச் சான்றளிக்க
intent-certify-telecom-devices-summary = சான்றளிப்பு அமைப்பு, வழங்குநர்களுக்கு
intent-certify-telecom-devices-keywords = சான்றளிப்பு, ஒத்திசைவு

intent-register-society-title = சங்கம் பதிய
intent-register-society-summary = பொதுநோக்குடன் பத்து அல்லது மேற்பட்டோர்
intent-register-society-keywords = சங்கம், மன்றம், உறுப்பினர், அமைப்பு

intent-open-clubhouse-title = பொழுதுபோக்கு மன்றம் திறக்க
intent-open-clubhouse-summary = உறுப்பினர்க்கு விளையாட்டு, உணவு
intent-open-clubhouse-keywords = பொழுதுபோக்கு மன்றம், உறுப்பினர், உடற்பயிற்சி

intent-run-dormitory-title = ஊழியர் தங்குவிடுதி நடத்த
intent-run-dormitory-summary = வெளிநாட்டு ஊழியர்க்கான படுக்கைகள்
intent-run-dormitory-keywords = தங்குவிடுதி, வெளிநாட்டு ஊழியர்

intent-run-boarding-house-title = தங்கும் இல்லம் நடத்த
intent-run-boarding-house-summary = வார அல்லது மாத அறைகள்
intent-run-boarding-house-keywords = தங்கும் இல்லம், அறை, மாணவர் விடுதி

intent-sell-electricity-title = மின்சாரம் உற்பத்தி செய்ய, விற்க
intent-sell-electricity-summary = உற்பத்தி, வணிகம் அல்லது சில்லறை விற்பனை
intent-sell-electricity-keywords = மின்சாரம், மின்நிலையம், மின்னாக்கி

intent-sell-piped-gas-title = எரிவாயு இறக்குமதி, அனுப்பீடு, விற்பனை
intent-sell-piped-gas-summary = குழாய் அல்லது திரவ இயற்கை எரிவாயு
intent-sell-piped-gas-keywords = எரிவாயு, இயற்கை எரிவாயு, எல்என்ஜி

intent-store-petrol-title = பெட்ரோல், எரியக்கூடிய பொருள் சேமிக்க
intent-store-petrol-summary = உங்கள் இடத்தில் எரிபொருள், கரைப்பான், எரிவாயு
intent-store-petrol-keywords = பெட்ரோல், டீசல், கரைப்பான், தொட்டி

intent-run-fuel-pipeline-title = எரிபொருள் குழாய் நடத்த
intent-run-fuel-pipeline-summary = குழாய்வழி எரிபொருள் அனுப்ப
intent-run-fuel-pipeline-keywords = குழாய், எரிபொருள், பெட்ரோலியம்

intent-get-ship-radio-title = கப்பல் வானொலிக்கு உரிமம் பெற
intent-get-ship-radio-summary = கப்பல் நிலையமும் இயக்குபவரும்
intent-get-ship-radio-keywords = கப்பல் நிலையம், கப்பல் வானொலி

intent-operate-ship-radio-title = கப்பல் வானொலியை இயக்க
intent-operate-ship-radio-summary = கடலில் வானொலி இயக்குவோர்க்கான சான்றிதழ்
intent-operate-ship-radio-keywords = GMDSS, வானொலி இயக்குபவர், மாலுமி

intent-crew-harbour-craft-title = துறைமுகப் படகில் பணிபுரிய
intent-crew-harbour-craft-summary = சுக்கான் பிடிப்பவர் அல்லது எஞ்சின் ஓட்டுநர்
intent-crew-harbour-craft-keywords = சுக்கானி, எஞ்சின் ஓட்டுநர், துறைமுகப் படகு

intent-run-harbour-craft-title = துறைமுகத்தில் படகு நடத்த
intent-run-harbour-craft-summary = படகுச்சேவை, இழுவைப் படகு, சரக்குப் படகு
intent-run-harbour-craft-keywords = துறைமுகப் படகு, படகுச்சேவை

intent-supply-ship-fuel-title = கப்பல்களுக்கு எரிபொருள் வழங்க
intent-supply-ship-fuel-summary = துறைமுகக் கப்பல்களுக்கான எரிபொருள்
intent-supply-ship-fuel-keywords = கப்பல் எரிபொருள், பங்கர்

intent-survey-bunkers-title = கப்பல் எரிபொருளை ஆய்ந்தளக்க
intent-survey-bunkers-summary = நிறுவனமாக அளந்து மாதிரி எடுக்க
intent-survey-bunkers-keywords = எரிபொருள் அளவையர், மாதிரி

intent-handle-vessel-in-port-title = கப்பலை நீரில் இறக்க, நிறுத்த, உடைக்க
intent-handle-vessel-in-port-summary = துறைமுகக் கப்பலுக்கான அனுமதிகள்
intent-handle-vessel-in-port-keywords = கப்பல் கட்டுமிடம், கப்பல் உடைப்பு

intent-cross-airport-by-ship-title = உயரமான கப்பல் விமானநிலையம் கடக்க
intent-cross-airport-by-ship-summary = ஓடுபாதை அருகே பாய்மரம், பாரந்தூக்கி அனுமதி
intent-cross-airport-by-ship-keywords = உயரக் கப்பல், பாய்மரம், சாங்கி

intent-become-pilot-title = விமானப் பணிக்குழுவில் பறக்க
intent-become-pilot-summary = விமானி, பயிற்றுநர், பொறியாளர், தேர்வாளர்
intent-become-pilot-keywords = விமானி, பறக்கும் பயிற்றுநர்

intent-become-air-controller-title = விமானப் போக்குவரத்துக் கட்டுப்பாட்டாளர் ஆக
intent-become-air-controller-summary = கோபுரத்திலிருந்து விமானங்களை வழிநடத்த
intent-become-air-controller-keywords = விமானக் கட்டுப்பாட்டாளர், கோபுரம்

intent-become-aircraft-engineer-title = விமானப் பராமரிப்புப் பொறியாளர் ஆக
intent-become-aircraft-engineer-summary = விமானங்களைப் பராமரித்து விடுவிக்க
intent-become-aircraft-engineer-keywords = விமானப் பொறியாளர், பராமரிப்பு

intent-start-airline-title = விமான நிறுவனம் தொடங்க
intent-start-airline-summary = விமானவழி பயணிகள் அல்லது சரக்கு
intent-start-airline-keywords = விமான நிறுவனம், சரக்கு விமானம்

intent-repair-aircraft-title = விமானப் பழுதுபார்ப்பு நிறுவனம் நடத்த
intent-repair-aircraft-summary = விமானம், பாகங்களைப் பராமரிக்க
intent-repair-aircraft-keywords = விமானப் பராமரிப்பு, பாகங்கள்

intent-fly-special-aircraft-title = சிறப்பு அனுமதியுடன் விமானம் ஓட்ட
intent-fly-special-aircraft-summary = சோதனை, இடமாற்றப் பறப்பு, ஆபத்தான சரக்கு
intent-fly-special-aircraft-keywords = பறக்கும் அனுமதி, சோதனைப் பறப்பு

intent-fit-aircraft-radio-title = விமான வானொலிக்கு உரிமம் பெற
intent-fit-aircraft-radio-summary = விமானத்திலுள்ள வானொலிக் கருவி
intent-fit-aircraft-radio-keywords = விமான நிலையம், விமான வானொலி

intent-use-airport-radio-title = விமானநிலையத்தில் வானொலி பயன்படுத்த
intent-use-airport-radio-summary = விமானநிலையப் பகுதியில் நிலையான நிலையம்
intent-use-airport-radio-keywords = விமானநிலைய வானொலி, அடிநிலையம்

intent-use-mobile-airport-radio-title = விமானநிலையத்தில் நடமாடும் வானொலி
intent-use-mobile-airport-radio-summary = வாகனம் அல்லது கையில் உள்ள கருவிகள்
intent-use-mobile-airport-radio-keywords = நடமாடும் நிலையம், வாகன வானொலி

intent-set-up-radar-title = ரேடார் அல்லது குறிகாட்டி அமைக்க
intent-set-up-radar-summary = பொருள்களின் இடத்தைக் கண்டறியும் நிலையம்
intent-set-up-radar-keywords = ரேடார், குறிகாட்டி, வழிகாட்டல்

intent-become-wiring-installer-title = தொலைபேசிக் கம்பி பொருத்துநராகப் பணிபுரிய
intent-become-wiring-installer-summary = கட்டடக் கம்பியமைப்புக்கான சொந்த உரிமம்
intent-become-wiring-installer-keywords = கம்பி பொருத்துநர், தொழில்நுட்பர், ஒளியிழை

intent-fumigate-once-title = சரக்கு, கட்டடத்திற்குப் புகையூட்ட
intent-fumigate-once-summary = ஒரு புகையூட்டலுக்கான அனுமதி
intent-fumigate-once-keywords = புகையூட்டல் அனுமதி, கொள்கலன், கப்பல்

intent-become-radio-amateur-title = அமெச்சூர் வானொலியாளர் ஆக
intent-become-radio-amateur-summary = பொழுதுபோக்காக வானொலியில் உலகத்துடன் பேச
intent-become-radio-amateur-keywords = அமெச்சூர் வானொலி, பொழுதுபோக்கு, அழைப்புக்குறி

intent-receive-satellite-tv-title = செயற்கைக்கோள் தட்டில் தொலைக்காட்சி பெற
intent-receive-satellite-tv-summary = உடனடிச் செய்தி தேவைப்படும் அமைப்புகளுக்கு
intent-receive-satellite-tv-keywords = செயற்கைக்கோள் தொலைக்காட்சி, தட்டு

intent-operate-simple-ship-radio-title = எளிய கப்பல் வானொலியை இயக்க
intent-operate-simple-ship-radio-summary = வரையறுக்கப்பட்ட இயக்குபவர் சான்றிதழ்
intent-operate-simple-ship-radio-keywords = ROC, GMDSS, வரையறுக்கப்பட்ட இயக்குபவர்

intent-open-bakery-title = ரொட்டி, கேக் கடை திறக்க
intent-open-bakery-summary = ரொட்டி, கேக் சுட்டு விற்க
intent-open-bakery-keywords = பேக்கரி, ரொட்டி, கேக், இனிப்பு

intent-bring-pet-title = செல்லப்பிராணியைக் கொண்டுவர, கொண்டுசெல்ல
intent-bring-pet-summary = உங்கள் நாய், பூனை, பறவை அல்லது வேறு விலங்கு
intent-bring-pet-keywords = நாய் கொண்டுவர, பூனை, செல்லப்பிராணிப் பயணம்

intent-open-florist-title = பூ அல்லது செடிக் கடை திறக்க
intent-open-florist-summary = பூக்கள், தொட்டிச் செடிகள், விதைகள்
intent-open-florist-keywords = பூக்கடை, பூங்கொத்து, செடி, நாற்றுப்பண்ணை

intent-open-gym-title = உடற்பயிற்சிக்கூடம், யோகா நிலையம் திறக்க
intent-open-gym-summary = பயிற்சி அறைகளும் வகுப்புகளும்
intent-open-gym-keywords = உடற்பயிற்சி, ஜிம், யோகா, பயிற்றுநர்

intent-open-laundry-title = சலவைக் கடை திறக்க
intent-open-laundry-summary = வாடிக்கையாளர்க்குத் துவைக்க, உலர்த்த
intent-open-laundry-keywords = சலவை, உலர்சலவை, துவைப்பு

intent-open-car-workshop-title = வாகனப் பட்டறை திறக்க
intent-open-car-workshop-summary = வாகனம் பழுதுபார்க்க, வண்ணமிட, கழுவ
intent-open-car-workshop-keywords = கார் பழுது, பட்டறை, மெக்கானிக், டயர்

intent-hold-wedding-title = திருமணம் அல்லது தனி விருந்து நடத்த
intent-hold-wedding-summary = நீங்கள் அழைக்கும் விருந்தினருடன்
intent-hold-wedding-keywords = திருமணம், விருந்து, பிறந்தநாள், வரவேற்பு

intent-hold-race-title = போட்டி அல்லது தொண்டு நடை நடத்த
intent-hold-race-summary = சாலை, பூங்கா அல்லது நீரில்
intent-hold-race-keywords = ஓட்டப் போட்டி, மாரத்தான், சைக்கிள், படகுப் போட்டி

intent-film-on-location-title = வெளிப்புறப் படப்பிடிப்பு நடத்த
intent-film-on-location-summary = தெரு, பூங்கா அல்லது பொதுக் கட்டடத்தில்
intent-film-on-location-keywords = படப்பிடிப்பு, திரைப்படம், தொலைக்காட்சி, விளம்பரம்

intent-open-office-title = அலுவலகம் திறக்க
intent-open-office-summary = உங்கள் ஊழியர்க்கான இடம்
intent-open-office-keywords = அலுவலகம், வாடகை அலுவலகம், கூட்டுப் பணியிடம்

intent-import-food-title = எவ்வகை உணவும் இறக்குமதி செய்ய
intent-import-food-summary = எது என்று சொல்லித் தேவையை அறிய
intent-import-food-keywords = உணவு இறக்குமதி, இறக்குமதியாளர், மொத்த விற்பனை

intent-import-animal-feed-title = விலங்குத் தீவனம் இறக்குமதி செய்ய
intent-import-animal-feed-summary = கால்நடை, மீன், செல்லப்பிராணிக்கு
intent-import-animal-feed-keywords = தீவனம், செல்லப்பிராணி உணவு, மீன் உணவு

intent-export-plants-title = தாவரங்கள் ஏற்றுமதி செய்ய
intent-export-plants-summary = செடி, விதை, பூ, மரம் வெளிநாட்டுக்கு
intent-export-plants-keywords = தாவர ஏற்றுமதி, விதை, ஆர்க்கிட், பூ, மரம்

intent-certify-ornamental-fish-title = அழகு மீன்களை வெளிநாட்டுக்கு அனுப்ப
intent-certify-ornamental-fish-summary = உரிமமும் சுகாதாரச் சான்றிதழும்
intent-certify-ornamental-fish-keywords = மீன் ஏற்றுமதி, அழகு மீன், சுகாதாரச் சான்றிதழ்

intent-certify-halal-products-title = பொருள்களுக்கு ஹலால் சான்றிதழ் பெற
intent-certify-halal-products-summary = தொழிற்சாலை, கிடங்கு, மையச் சமையலறை, இறைச்சிக்கூடம்
intent-certify-halal-products-keywords = ஹலால் பொருள், ஹலால் முத்திரை, மையச் சமையலறை

intent-hand-over-hdb-shop-title = HDB கடையைக் கைமாற்ற, உள்வாடகைக்கு விட
intent-hand-over-hdb-shop-summary = புதிய பங்காளி, மாற்றம் அல்லது ஒரு பகுதி வாடகை
intent-hand-over-hdb-shop-keywords = HDB கடை, உள்வாடகை, கைமாற்றம், பங்காளி
