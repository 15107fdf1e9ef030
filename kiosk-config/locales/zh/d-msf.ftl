licence-msf-residential-care-facilities-title = 住宿看护院执照
licence-msf-residential-care-facilities-keywords = 养老院, 儿童院, 老人院
listed-msf-sdntrust-accreditation-title = SDNTrust 认证
listed-msf-sdntrust-accreditation-keywords = 婚介, 交友, 约会
