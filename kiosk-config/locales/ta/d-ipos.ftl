licence-ipos-patent-agent-form-registration-title = காப்புரிமை முகவராகப் பதிவு
licence-ipos-patent-agent-form-registration-keywords = காப்புரிமை முகவர், அறிவுசார் சொத்து
licence-ipos-patent-agent-form-c-title = காப்புரிமை முகவர் பணிச் சான்றிதழ்
licence-ipos-patent-agent-form-c-keywords = காப்புரிமை முகவர், காப்பீடு
listed-ipos-patent-agent-form-h-title = வெளிநாட்டுக் காப்புரிமை முகவர் பதிவு
listed-ipos-patent-agent-form-h-keywords = வெளிநாட்டு முகவர், அறிவுசார் சொத்து
