//! What is said in each language, as tables: numbers, money, dates, times, references, telephone numbers, and sentences
//! with figures in them.

use domain::Language::{self, Arabic, Chinese, English, Malay, Tamil};

use super::*;

#[track_caller]
fn check_numbers(language: Language, table: &[(i64, &str)]) {
    for (figure, words) in table {
        assert_eq!(number(language, *figure), *words, "{figure}");
    }
}

#[test]
fn english_numbers() {
    check_numbers(
        English,
        &[
            (0, "zero"),
            (13, "thirteen"),
            (20, "twenty"),
            (21, "twenty-one"),
            (100, "one hundred"),
            (105, "one hundred and five"),
            (1_001, "one thousand and one"),
            (1_250, "one thousand two hundred and fifty"),
            (2_026, "two thousand and twenty-six"),
            (12_345, "twelve thousand three hundred and forty-five"),
            (100_000, "one hundred thousand"),
            (1_000_000, "one million"),
            (1_000_050, "one million and fifty"),
            (2_300_400, "two million three hundred thousand four hundred"),
            (-7, "minus seven"),
        ],
    );
}

#[test]
fn malay_numbers() {
    check_numbers(
        Malay,
        &[
            (0, "kosong"),
            (8, "lapan"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (19, "sembilan belas"),
            (21, "dua puluh satu"),
            (100, "seratus"),
            (110, "seratus sepuluh"),
            (111, "seratus sebelas"),
            (250, "dua ratus lima puluh"),
            (1_000, "seribu"),
            (1_142, "seribu seratus empat puluh dua"),
            (2_026, "dua ribu dua puluh enam"),
            (11_000, "sebelas ribu"),
            (100_000, "seratus ribu"),
            (1_000_000, "satu juta"),
            (2_500_001, "dua juta lima ratus ribu satu"),
            (-3, "negatif tiga"),
        ],
    );
}

#[test]
fn chinese_numbers() {
    check_numbers(
        Chinese,
        &[
            (0, "零"),
            (2, "二"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (22, "二十二"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (200, "两百"),
            (1_005, "一千零五"),
            (1_010, "一千零一十"),
            (1_142, "一千一百四十二"),
            (2_002, "两千零二"),
            (10_000, "一万"),
            (10_005, "一万零五"),
            (10_500, "一万零五百"),
            (20_000, "两万"),
            (22_000, "两万两千"),
            (100_000, "十万"),
            (110_000, "十一万"),
            (101_000, "十万一千"),
            (1_000_000, "一百万"),
            (1_234_567, "一百二十三万四千五百六十七"),
            (100_001_000, "一亿零一千"),
            (-5, "负五"),
        ],
    );
}

#[test]
fn tamil_numbers() {
    check_numbers(
        Tamil,
        &[
            (0, "சுழியம்"),
            (7, "ஏழு"),
            (10, "பத்து"),
            (11, "பதினொன்று"),
            (18, "பதினெட்டு"),
            (20, "இருபது"),
            (21, "இருபத்து ஒன்று"),
            (90, "தொண்ணூறு"),
            (99, "தொண்ணூற்று ஒன்பது"),
            (100, "நூறு"),
            (101, "நூற்று ஒன்று"),
            (142, "நூற்று நாற்பத்து இரண்டு"),
            (250, "இருநூற்று ஐம்பது"),
            (900, "தொள்ளாயிரம்"),
            (999, "தொள்ளாயிரத்து தொண்ணூற்று ஒன்பது"),
            (1_000, "ஆயிரம்"),
            (1_142, "ஆயிரத்து நூற்று நாற்பத்து இரண்டு"),
            (2_026, "இரண்டாயிரத்து இருபத்து ஆறு"),
            (5_000, "ஐயாயிரம்"),
            (12_345, "பன்னிரண்டாயிரத்து முந்நூற்று நாற்பத்து ஐந்து"),
            (21_000, "இருபத்து ஓராயிரம்"),
            (50_000, "ஐம்பதாயிரம்"),
            (100_000, "ஒரு லட்சம்"),
            (150_000, "ஒரு லட்சத்து ஐம்பதாயிரம்"),
            (1_000_000, "பத்து லட்சம்"),
            (10_000_000, "ஒரு கோடி"),
        ],
    );
}

#[test]
fn arabic_numbers() {
    check_numbers(
        Arabic,
        &[
            (0, "صفر"),
            (2, "اثنان"),
            (11, "أحد عشر"),
            (21, "واحد وعشرون"),
            (100, "مئة"),
            (205, "مئتان وخمسة"),
            (1_000, "ألف"),
            (2_000, "ألفان"),
            (2_026, "ألفان وستة وعشرون"),
            (3_000, "ثلاثة آلاف"),
            (11_000, "أحد عشر ألفًا"),
            (100_000, "مئة ألف"),
            (200_000, "مئتا ألف"),
            (1_000_000, "مليون"),
            (3_000_001, "ثلاثة ملايين وواحد"),
        ],
    );
}

#[test]
fn amounts_have_their_currency() {
    let sgd: domain::Currency = "SGD".parse().unwrap();
    for (language, minor, words) in [
        (English, 1_250, "twelve dollars and fifty cents"),
        (English, 100, "one dollar"),
        (English, 1, "one cent"),
        (English, 0, "zero dollars"),
        (English, -114_250, "minus one thousand one hundred and forty-two dollars and fifty cents"),
        (Malay, 1_250, "dua belas dolar lima puluh sen"),
        (Malay, 50, "lima puluh sen"),
        (Chinese, 1_250, "十二元五角"),
        (Chinese, 1_255, "十二元五角五分"),
        (Chinese, 1_205, "十二元零五分"),
        (Chinese, 200, "两元"),
        (Chinese, 5, "五分"),
        (Chinese, 0, "零元"),
        (Tamil, 1_250, "பன்னிரண்டு வெள்ளி ஐம்பது காசு"),
        (Tamil, 100, "ஒரு வெள்ளி"),
        (Arabic, 1_250, "اثنا عشر دولارًا وخمسون سنتًا"),
        (Arabic, 300, "ثلاثة دولارات"),
        (Arabic, 20_000, "مئتا دولار"),
        (Arabic, 200_000, "ألفا دولار"),
        (Arabic, 10_100, "مئة دولار ودولار واحد"),
    ] {
        assert_eq!(money(language, Money::new(minor, sgd)), words);
    }
    assert_eq!(money(English, Money::new(105, "EUR".parse().unwrap())), "one point zero five, E, U, R");
}

#[test]
fn dates_are_said_in_words() {
    let day: Date = "2026-11-22".parse().unwrap();
    for (language, words) in [
        (English, "the twenty-second of November, twenty twenty-six"),
        (Malay, "dua puluh dua November, dua ribu dua puluh enam"),
        (Chinese, "二零二六年十一月二十二日"),
        (Tamil, "இருபத்து இரண்டு நவம்பர், இரண்டாயிரத்து இருபத்து ஆறு"),
        (Arabic, "اثنان وعشرون نوفمبر، ألفان وستة وعشرون"),
    ] {
        assert_eq!(date(language, day), words);
    }
    for (day, words) in [
        ("1985-03-01", "the first of March, nineteen eighty-five"),
        ("1905-12-12", "the twelfth of December, nineteen oh five"),
        ("2000-01-20", "the twentieth of January, two thousand"),
        ("2009-08-30", "the thirtieth of August, two thousand and nine"),
    ] {
        assert_eq!(date(English, day.parse().unwrap()), words);
    }
}

#[test]
fn times_are_said_as_people_say_them() {
    for (language, hour, minute, words) in [
        (English, 10, 42, "ten forty-two in the morning"),
        (English, 9, 5, "nine oh five in the morning"),
        (English, 21, 0, "nine o'clock in the evening"),
        (English, 12, 0, "twelve noon"),
        (English, 12, 30, "twelve thirty in the afternoon"),
        (English, 0, 0, "twelve midnight"),
        (Malay, 10, 42, "pukul sepuluh empat puluh dua minit pagi"),
        (Malay, 15, 0, "pukul tiga petang"),
        (Malay, 20, 30, "pukul lapan tiga puluh minit malam"),
        (Chinese, 10, 42, "上午十点四十二分"),
        (Chinese, 14, 5, "下午两点零五分"),
        (Chinese, 0, 30, "凌晨零点三十分"),
        (Chinese, 12, 0, "中午十二点"),
        (Tamil, 10, 42, "காலை பத்து மணி நாற்பத்து இரண்டு நிமிடங்கள்"),
        (Tamil, 13, 1, "பிற்பகல் ஒரு மணி ஒரு நிமிடம்"),
        (Tamil, 20, 0, "இரவு எட்டு மணி"),
        (Arabic, 10, 42, "الساعة العاشرة واثنتان وأربعون دقيقة صباحًا"),
        (Arabic, 13, 3, "الساعة الواحدة وثلاث دقائق مساءً"),
    ] {
        assert_eq!(time(language, hour, minute), words);
    }
}

#[test]
fn a_reference_is_spelled_with_pauses() {
    let typed = Reference::new("7K4".parse().unwrap(), 0).unwrap();
    assert_eq!(typed.to_string(), "7K4-33333-3", "the table below is about this one");
    for (language, words) in [
        (English, "seven, K, four. three, three, three, three, three. three"),
        (Malay, "tujuh, K, empat. tiga, tiga, tiga, tiga, tiga. tiga"),
        (Chinese, "七, K, 四. 三, 三, 三, 三, 三. 三"),
        (Tamil, "ஏழு, K, நான்கு. மூன்று, மூன்று, மூன்று, மூன்று, மூன்று. மூன்று"),
        (Arabic, "سبعة, K, أربعة. ثلاثة, ثلاثة, ثلاثة, ثلاثة, ثلاثة. ثلاثة"),
    ] {
        assert_eq!(reference(language, &typed), words);
    }
}

#[test]
fn telephone_numbers_are_said_digit_by_digit() {
    for (language, words) in [
        (English, "plus six five, nine one two three, four five six seven"),
        (Malay, "tambah enam lima, sembilan satu dua tiga, empat lima enam tujuh"),
        (Chinese, "加六五，九一二三，四五六七"),
        (Tamil, "கூட்டல் ஆறு ஐந்து, ஒன்பது ஒன்று இரண்டு மூன்று, நான்கு ஐந்து ஆறு ஏழு"),
        (Arabic, "زائد ستة خمسة، تسعة واحد اثنان ثلاثة، أربعة خمسة ستة سبعة"),
    ] {
        assert_eq!(telephone(language, "+65 9123 4567"), words);
    }
}

#[test]
fn decimals_and_percentages() {
    for (language, with_point, of_hundred) in [
        (English, "twelve point five zero", "seven point five per cent"),
        (Malay, "dua belas perpuluhan lima kosong", "tujuh perpuluhan lima peratus"),
        (Chinese, "十二点五零", "百分之七点五"),
        (Tamil, "பன்னிரண்டு புள்ளி ஐந்து சுழியம்", "ஏழு புள்ளி ஐந்து விழுக்காடு"),
        (Arabic, "اثنا عشر فاصلة خمسة صفر", "سبعة فاصلة خمسة بالمئة"),
    ] {
        assert_eq!(decimal(language, 12, "50"), with_point);
        assert_eq!(percent(language, "7.5"), of_hundred);
    }
}

#[test]
fn a_sentence_with_figures_becomes_speakable() {
    for (language, shown, words) in [
        (
            English,
            "Fees in all S$1,142.50",
            "Fees in all one thousand one hundred and forty-two dollars and fifty cents",
        ),
        (English, "from 1,250 to 2", "from one thousand two hundred and fifty to two"),
        (English, "Type 05032026.", "Type zero five zero three two zero two six."),
        (
            English,
            "Born 22/11/1985, at 10:42",
            "Born the twenty-second of November, nineteen eighty-five, at ten forty-two in the morning",
        ),
        (English, "LA-2026-000123", "L, A. two, zero, two, six. zero, zero, zero, one, two, three"),
        (English, "Form B2 of 2026-11-22", "Form B, two of the twenty-second of November, twenty twenty-six"),
        (English, "call +65 9123 4567 now", "call plus six five, nine one two three, four five six seven now"),
        (English, "45 m² or 7%", "forty-five square metres or seven per cent"),
        (English, "Answers 3–5 of 8", "Answers three to five of eight"),
        (English, "COVID-19", "COVID-nineteen"),
        (English, "name@example.com, no figures", "name@example.com, no figures"),
        (Malay, "1,250 kerusi", "seribu dua ratus lima puluh kerusi"),
        (Malay, "Sila taip 8 angka", "Sila taip lapan angka"),
        (Chinese, "共 8 题", "共 八 题"),
        (Chinese, "此页将在 2 秒后关闭", "此页将在 两 秒后关闭"),
        (Chinese, "第 2 题", "第 二 题"),
        (Chinese, "2026年3月5日请输入 05032026", "二零二六年三月五日请输入 零五零三二零二六"),
        (Chinese, "在2026年", "在二零二六年"),
        (Chinese, "S$12.50", "十二元五角"),
        (Chinese, "或先输入 + 和国家代码", "或先输入 加 和国家代码"),
        (Tamil, "கேள்வி 3 / 8", "கேள்வி மூன்று , மொத்தம் எட்டு"),
        (Tamil, "1 உரிமம்", "ஒரு உரிமம்"),
        (Tamil, "2 உரிமங்கள்", "இரண்டு உரிமங்கள்"),
        (Arabic, "8 أرقام", "ثمانية أرقام"),
    ] {
        assert_eq!(text(language, shown), words);
        assert_eq!(text(language, words), words, "what is speakable stays as it is");
    }
}

#[test]
fn no_figure_is_left_and_no_text_breaks_it() {
    let pieces = [
        "",
        "+",
        "-",
        "S$",
        "S$ ",
        "12",
        "3.",
        ".5",
        "1,2",
        "1,234,567.89",
        "25:61",
        "99/99/9999",
        "2026年",
        "²",
        "é",
        "陈",
        "A1-",
        "0",
        "/",
        "–",
        "7%",
        "123456789012345678901234567890",
        "٣",
    ];
    for language in Language::ALL {
        for first in pieces {
            for second in pieces {
                for third in ["", " ", "x", "8"] {
                    let spoken = text(language, &format!("{first}{third}{second}"));
                    let outside =
                        |at: usize| spoken[..at].ends_with(|c: char| c.is_ascii_alphabetic() || c.is_ascii_digit());
                    let left: Vec<_> =
                        spoken.char_indices().filter(|(at, c)| c.is_ascii_digit() && !outside(*at)).collect();
                    assert!(left.is_empty(), "{first}{third}{second} -> {spoken}");
                }
            }
        }
    }
}

#[test]
fn the_months_are_the_ones_on_screen() {
    let lexicon = crate::words::Lexicon::shipped().unwrap();
    for language in Language::ALL {
        for at in 1..=12_u64 {
            let shown = lexicon.speak(language).text(&format!("month-{at}"));
            assert_eq!(forms(language).month(at), text(language, &shown), "{language}");
        }
    }
}

/// The system test has the synthesiser say the same words.
#[test]
fn the_table_of_sounds_is_about_what_is_spoken() {
    let table = include_str!("../../../tests/system/speech.tsv");
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(text(cells[0].parse().unwrap(), cells[1]), cells[2], "{line}");
        count += 1;
    }
    assert!(count > 30, "the table was not found");
}
