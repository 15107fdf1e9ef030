section-activity-title = நீங்கள் செய்யப் போவது
section-goods-title = பொருள்களும் கருவிகளும்
section-people-title = வேலை செய்பவர்கள்
section-animals-title = விலங்குகளும் தாவரங்களும்
section-transport-title = போக்குவரத்து
section-works-title = பணிகளும் கட்டடமும்
