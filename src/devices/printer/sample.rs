//! One and the same receipt in each language, for measuring: how many bytes a printer gets for it and how long they take.
//! It is long enough for a hawker who applies to two agencies, and belongs to nobody.

use domain::Language;
use domain::receipt::{Block, Document};

/// The words of the sample that differ by language, in the order in which they stand on it.
struct Words {
    notice: &'static str,
    reference: &'static str,
    check_code: &'static str,
    date: &'static str,
    agencies: [[&'static str; 3]; 2],
    on_approval: &'static str,
    total: &'static str,
    not_paid: &'static str,
    more_fees: &'static str,
    code: &'static str,
    to_send: &'static str,
    documents: [(&'static str, &'static str); 4],
    terminal: &'static str,
}

const ENGLISH: Words = Words {
    notice: "This is a sample. It is not an official source: ask the agency before you rely on what it says.",
    reference: "Your reference",
    check_code: "Check code: with it and the reference you see where it stands",
    date: "22 November 2026, 10:16",
    agencies: [
        ["National Environment Agency (NEA)", "Hawker stall tenancy and licence", "Received, its number is NEA-88213"],
        [
            "Islamic Religious Council of Singapore (MUIS)",
            "Halal certificate for an eating place",
            "Stored on this terminal, will be sent",
        ],
    ],
    on_approval: "on approval",
    total: "Fees in all",
    not_paid: "Nothing was paid here. Each agency asks for its fee itself.",
    more_fees: "Some agencies set their fee on approval.",
    code: "Check or print again with this reference",
    to_send: "Still to send to the agencies",
    documents: [
        ("Copy of your NRIC", "NEA"),
        ("Letter that awards the tender", "NEA"),
        ("List of ingredients", "MUIS"),
        ("Floor plan", "MUIS"),
    ],
    terminal: "Terminal T0417",
};

const MALAY: Words = Words {
    notice: "Ini contoh sahaja, bukan sumber rasmi: tanya agensi sebelum anda bergantung padanya.",
    reference: "Rujukan anda",
    check_code: "Kod semakan: dengan kod ini dan rujukan anda boleh melihat kedudukannya",
    date: "22 November 2026, 10:16",
    agencies: [
        ["Agensi Alam Sekitar Negara (NEA)", "Sewaan dan lesen gerai penjaja", "Diterima, nombornya NEA-88213"],
        [
            "Majlis Ugama Islam Singapura (MUIS)",
            "Sijil halal untuk tempat makan",
            "Disimpan di terminal ini, akan dihantar",
        ],
    ],
    on_approval: "semasa kelulusan",
    total: "Jumlah bayaran",
    not_paid: "Tiada bayaran dibuat di sini. Setiap agensi meminta bayarannya sendiri.",
    more_fees: "Sesetengah agensi menetapkan bayaran semasa kelulusan.",
    code: "Semak atau cetak lagi dengan rujukan ini",
    to_send: "Masih perlu dihantar kepada agensi",
    documents: [
        ("Salinan NRIC anda", "NEA"),
        ("Surat anugerah tender", "NEA"),
        ("Senarai bahan", "MUIS"),
        ("Pelan lantai", "MUIS"),
    ],
    terminal: "Terminal T0417",
};

const CHINESE: Words = Words {
    notice: "这是示例，并非官方资料：请先向有关机构查证。",
    reference: "您的编号",
    check_code: "查询码：凭此码和编号可查看进度",
    date: "2026年11月22日 10:16",
    agencies: [
        ["国家环境局 (NEA)", "小贩摊位租约与执照", "已收到，机构编号为 NEA-88213"],
        ["新加坡回教理事会 (MUIS)", "饮食场所清真证书", "已存放在这台终端机，将会发送"],
    ],
    on_approval: "批准时收取",
    total: "费用总计",
    not_paid: "您没有在这里付款。各机构会自行收费。",
    more_fees: "部分机构在批准时才确定费用。",
    code: "凭此编号查询或重新打印",
    to_send: "尚需提交给机构的文件",
    documents: [("您的 NRIC 副本", "NEA"), ("中标通知书", "NEA"), ("食材清单", "MUIS"), ("楼层平面图", "MUIS")],
    terminal: "终端机 T0417",
};

const TAMIL: Words = Words {
    notice: "இது ஒரு மாதிரி; அதிகாரபூர்வத் தகவல் அல்ல. நம்புமுன் அமைப்பிடம் கேளுங்கள்.",
    reference: "உங்கள் எண்",
    check_code: "சரிபார்ப்புக் குறியீடு: இதையும் எண்ணையும் கொண்டு நிலையைப் பார்க்கலாம்",
    date: "22 நவம்பர் 2026, 10:16",
    agencies: [
        ["தேசியச் சுற்றுப்புற வாரியம் (NEA)", "உணவங்காடிக் கடை வாடகையும் உரிமமும்", "பெறப்பட்டது, அதன் எண் NEA-88213"],
        ["சிங்கப்பூர் இஸ்லாமிய சமய மன்றம் (MUIS)", "உணவகத்திற்கான ஹலால் சான்றிதழ்", "முனையத்தில் சேமிக்கப்பட்டது, அனுப்பப்படும்"],
    ],
    on_approval: "அனுமதியின்போது",
    total: "மொத்தக் கட்டணம்",
    not_paid: "இங்கே எதுவும் செலுத்தப்படவில்லை. ஒவ்வோர் அமைப்பும் தன் கட்டணத்தைத் தானே கேட்கும்.",
    more_fees: "சில அமைப்புகள் அனுமதியின்போது கட்டணத்தை நிர்ணயிக்கும்.",
    code: "இந்த எண்ணைக் கொண்டு சரிபார்க்கலாம் அல்லது மீண்டும் அச்சிடலாம்",
    to_send: "அமைப்புகளுக்கு இன்னும் அனுப்ப வேண்டியவை",
    documents: [
        ("உங்கள் NRIC நகல்", "NEA"),
        ("ஏலக் குத்தகை வழங்கல் கடிதம்", "NEA"),
        ("பொருள்களின் பட்டியல்", "MUIS"),
        ("தளவரைபடம்", "MUIS"),
    ],
    terminal: "முனையம் T0417",
};

const ARABIC: Words = Words {
    notice: "هذه عينة وليست مصدرًا رسميًا: اسأل الجهة قبل أن تعتمد عليها.",
    reference: "رقمك المرجعي",
    check_code: "رمز التحقق: به وبالرقم المرجعي ترى أين وصل الطلب",
    date: "\u{2068}22\u{2069} نوفمبر \u{2068}2026\u{2069}، 10:16",
    agencies: [
        ["الوكالة الوطنية للبيئة (NEA)", "إيجار ورخصة كشك طعام", "تلقته الجهة، رقمه \u{2068}NEA-88213\u{2069}"],
        ["المجلس الإسلامي في سنغافورة (MUIS)", "شهادة حلال لمكان طعام", "محفوظ على هذا الجهاز، سيُرسَل"],
    ],
    on_approval: "عند الموافقة",
    total: "مجموع الرسوم",
    not_paid: "لم يُدفع شيء هنا. تطلب كل جهة رسومها بنفسها.",
    more_fees: "تحدد بعض الجهات رسومها عند الموافقة.",
    code: "تابِع طلبك أو اطبع الإيصال مرة أخرى بهذا الرقم المرجعي",
    to_send: "ما يزال عليك إرساله إلى الجهات",
    documents: [
        ("نسخة من بطاقة NRIC", "NEA"),
        ("خطاب إرساء المناقصة", "NEA"),
        ("قائمة المكونات", "MUIS"),
        ("مخطط الطابق", "MUIS"),
    ],
    terminal: "الجهاز \u{2068}T0417\u{2069}",
};

/// The sample in a language.
#[must_use]
pub fn receipt(language: Language) -> Document {
    let words = match language {
        Language::English => &ENGLISH,
        Language::Malay => &MALAY,
        Language::Chinese => &CHINESE,
        Language::Tamil => &TAMIL,
        Language::Arabic => &ARABIC,
    };
    let pair = |label: &str, value: &str| Block::Pair { label: label.to_owned(), value: value.to_owned() };
    let mut blocks = vec![
        Block::Title("Guichet".to_owned()),
        Block::Text("Bedok Hub".to_owned()),
        Block::Heading(words.notice.to_owned()),
        Block::Rule,
        Block::Small(words.reference.to_owned()),
        Block::Reference("7K4-3367A-Q".to_owned()),
        Block::Small(words.check_code.to_owned()),
        Block::Heading("QQNK-H4VA-FWRN-PCV4".to_owned()),
        Block::Text(words.date.to_owned()),
        Block::Rule,
    ];
    for ([agency, licence, standing], fee) in words.agencies.iter().zip(["S$1,195.00", words.on_approval]) {
        blocks.extend([Block::Heading((*agency).to_owned()), pair(licence, fee)]);
        blocks.extend([Block::Text((*standing).to_owned()), Block::Rule]);
    }
    blocks.extend([
        Block::Total { label: words.total.to_owned(), value: "S$1,195.00".to_owned() },
        Block::Text(words.not_paid.to_owned()),
        Block::Text(words.more_fees.to_owned()),
        Block::Rule,
        Block::Qr {
            content: "GUICHET:1:7K4-3367A-Q:T0417:QQNK-H4VA-FWRN-PCV4".to_owned(),
            caption: words.code.to_owned(),
        },
        Block::Rule,
        Block::Heading(words.to_send.to_owned()),
    ]);
    blocks.extend(words.documents.iter().map(|(document, agency)| pair(document, agency)));
    blocks.extend([Block::Rule, Block::Small(words.terminal.to_owned())]);
    Document { language, blocks }
}
