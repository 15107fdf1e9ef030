//! The questions people ask, in the words people use: each finds its answer in the shipped catalogue, in every language
//! that the catalogue states.

use domain::Language;

use super::shipped;
use crate::Hit;

/// The answer stands on the first part of the list at every text size.
const FIRST: usize = 5;

const ASKED: [(&str, [&str; 4]); 25] = [
    (
        "one-application",
        [
            "can I apply to many agencies together",
            "boleh mohon banyak agensi sekali gus",
            "可以一次向几个机构申请吗",
            "ஒரே நேரத்தில் பல அமைப்புகளுக்கு விண்ணப்பிக்கலாமா",
        ],
    ),
    (
        "which-licences",
        ["which licence do I need", "lesen apa yang saya perlu", "我需要什么执照", "எனக்கு எந்த உரிமம் தேவை"],
    ),
    (
        "not-known-yet",
        ["I don't know the answer", "saya tidak tahu jawapan", "我不知道怎么回答", "எனக்கு பதில் தெரியவில்லை"],
    ),
    (
        "documents-later",
        ["I forgot to bring my papers", "saya lupa bawa dokumen", "没带文件怎么办", "ஆவணங்கள் என்னிடம் இல்லை"],
    ),
    ("status", ["where is my application now", "semak status permohonan", "查询申请进度", "என் விண்ணப்பத்தின் நிலை என்ன"]),
    ("receipt-lost", ["lost my receipt", "resit hilang", "收据不见了", "ரசீது தொலைந்துவிட்டது"]),
    (
        "change-after",
        [
            "I made a mistake after sending",
            "tersilap selepas hantar permohonan",
            "提交后想更改申请",
            "அனுப்பிய விண்ணப்பத்தை மாற்ற வேண்டும்",
        ],
    ),
    ("apply-for-other", ["apply for my boss", "mohon untuk majikan saya", "帮老板申请", "வேறொருவருக்காக விண்ணப்பிக்கலாமா"]),
    (
        "privacy",
        ["who can see my data", "siapa boleh lihat data peribadi saya", "谁会看到我的个人资料", "என் தகவலை யார் பார்ப்பார்கள்"],
    ),
    (
        "food-shop-cost",
        [
            "how much is a food shop licence",
            "berapa harga lesen kedai makanan",
            "食品店执照多少钱",
            "உணவுக் கடை உரிமம் எவ்வளவு கட்டணம்",
        ],
    ),
    (
        "food-shop-time",
        [
            "how long does sfa take to approve",
            "berapa lama kedai makanan diluluskan",
            "食品店多久可以批准",
            "உணவுக் கடைக்கு எவ்வளவு நாள் ஆகும்",
        ],
    ),
    (
        "renovate",
        [
            "can I start renovation already",
            "bila boleh mula ubah suai",
            "什么时候可以装修",
            "எப்போது புதுப்பிக்கத் தொடங்கலாம்",
        ],
    ),
    (
        "lease",
        ["should I rent the shop first", "perlu sewa kedai dahulu", "要先签租约吗", "முதலில் வாடகை ஒப்பந்தம் செய்ய வேண்டுமா"],
    ),
    ("home-food", ["sell cakes from home", "jual kuih dari rumah", "在家做饭卖", "வீட்டில் சமைத்து விற்கலாமா"]),
    ("halal-alcohol", ["halal and beer together", "halal dan arak", "清真餐馆可以卖酒吗", "ஹலால் கடையில் மது விற்கலாமா"]),
    ("hawker", ["rent a hawker stall", "dapatkan gerai penjaja", "怎样租小贩摊位", "உணவு அங்காடிக் கடை எப்படிப் பெறுவது"]),
    (
        "gas-limit",
        ["how many gas cylinders can I keep", "berapa tong gas boleh simpan", "可以放多少煤气", "எவ்வளவு எரிவாயு வைக்கலாம்"],
    ),
    ("fees-when", ["when must I pay", "bila perlu bayar", "什么时候付钱", "எப்போது பணம் செலுத்த வேண்டும்"]),
    ("refund", ["get my money back", "dapat balik duit", "可以退款吗", "பணம் திரும்பக் கிடைக்குமா"]),
    (
        "sign-size",
        ["small signboard outside", "papan tanda kecil", "小招牌要执照吗", "சிறிய பெயர்ப் பலகைக்கு உரிமம் வேண்டுமா"],
    ),
    ("elsewhere-passport", ["passport", "pasport", "护照", "கடவுச்சீட்டு"]),
    ("elsewhere-passport", ["lost my identity card", "kad pengenalan", "身份证", "அடையாள அட்டை"]),
    ("elsewhere-driving", ["driving licence", "lesen memandu", "驾照", "ஓட்டுநர் உரிமம்"]),
    ("elsewhere-marriage", ["marriage certificate", "sijil nikah", "结婚", "திருமணம்"]),
    ("elsewhere-car", ["road tax", "cukai jalan", "路税", "சாலை வரி"]),
];

#[test]
fn what_citizens_ask_in_their_own_words_finds_its_answer() {
    let catalogue = shipped::catalogue();
    let languages = [Language::English, Language::Malay, Language::Chinese, Language::Tamil];
    let mut wrong = Vec::new();
    for (faq, asked) in ASKED {
        for (question, language) in asked.into_iter().zip(languages) {
            let hits = catalogue.search(question, language);
            let place = hits.iter().position(|hit| matches!(hit, Hit::Faq(found) if found.id == faq));
            if place.is_none_or(|place| place >= FIRST) {
                let names: Vec<&str> = hits
                    .iter()
                    .take(8)
                    .map(|hit| match hit {
                        Hit::Faq(faq) => faq.id.as_str(),
                        Hit::Intent(intent) => intent.id.as_str(),
                        Hit::Licence(licence) => licence.id.as_str(),
                        Hit::Listed(listed) => listed.id.as_str(),
                    })
                    .collect();
                wrong.push(format!("{faq} in {language}: \"{question}\" is at {place:?}: {names:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
