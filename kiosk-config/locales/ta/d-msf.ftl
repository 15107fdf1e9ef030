licence-msf-residential-care-facilities-title = தங்கும் பராமரிப்பு இல்ல உரிமம்
licence-msf-residential-care-facilities-keywords = முதியோர் இல்லம், சிறுவர் இல்லம்
listed-msf-sdntrust-accreditation-title = SDNTrust அங்கீகாரம்
listed-msf-sdntrust-accreditation-keywords = திருமண அமைப்பு, துணை தேடல்
