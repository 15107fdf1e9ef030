licence-msf-residential-care-facilities-title = Lesen rumah jagaan kediaman
licence-msf-residential-care-facilities-keywords = rumah orang tua, rumah kanak-kanak, jagaan warga emas
listed-msf-sdntrust-accreditation-title = Akreditasi SDNTrust
listed-msf-sdntrust-accreditation-keywords = agensi jodoh, cari jodoh
