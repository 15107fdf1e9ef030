licence-ipos-patent-agent-form-registration-title = Pendaftaran sebagai ejen paten
licence-ipos-patent-agent-form-registration-keywords = ejen paten, harta intelek, reka cipta
licence-ipos-patent-agent-form-c-title = Sijil amalan ejen paten
licence-ipos-patent-agent-form-c-keywords = ejen paten, sijil amalan, insurans
listed-ipos-patent-agent-form-h-title = Pendaftaran ejen paten asing
listed-ipos-patent-agent-form-h-keywords = ejen paten asing, harta intelek
