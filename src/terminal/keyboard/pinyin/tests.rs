//! What letters that spell sounds are taken to mean.

use super::*;

fn words(letters: &str) -> Vec<String> {
    candidates(letters).into_iter().map(|candidate| candidate.word).collect()
}

#[test]
fn the_likeliest_stands_first() {
    for (letters, first) in [
        ("de", "的"),
        ("yi", "一"),
        ("shi", "是"),
        ("wo", "我"),
        ("xin", "新"),
        ("ren", "人"),
        ("zhongguo", "中国"),
        ("xinjiapo", "新加坡"),
        ("niucheshui", "牛车水"),
        ("canguan", "餐馆"),
        ("jiupai", "酒牌"),
        ("zhizhao", "执照"),
        ("dizhi", "地址"),
        ("youxiangongsi", "有限公司"),
        ("yingyezhizhao", "营业执照"),
        ("fangan", "方案"),
        ("nihao", "你好"),
        ("nvren", "女人"),
        ("lve", "略"),
        ("lue", "略"),
    ] {
        assert_eq!(words(letters).first().map(String::as_str), Some(first), "{letters}");
    }
}

#[test]
fn what_is_meant_stands_on_the_first_page() {
    for (letters, meant) in [
        ("xian", "西安"),
        ("xian", "先"),
        ("fangan", "反感"),
        ("xinjia", "新加坡"),
        ("xinjiap", "新加坡"),
        ("xjp", "新加坡"),
        ("zhg", "中国"),
        ("x", "小"),
        ("zh", "中"),
        ("can", "餐"),
        ("caipinggong", "采"),
        ("wulan", "兀兰"),
        ("yilong", "义"),
    ] {
        let found = words(letters);
        let place = found.iter().position(|word| word == meant);
        assert!(place.is_some_and(|place| place < 8), "{letters}: {meant} stands at {place:?} in {found:?}");
    }
}

#[test]
fn every_character_is_found_under_each_of_its_sounds() {
    let mut characters = 0;
    for (key, line) in lines_from("").filter(|(key, _)| !key.contains('\'')) {
        let found = words(key);
        for (_, character) in entries(line) {
            assert!(found.iter().any(|word| word == character), "{character} is not found under {key}");
            characters += 1;
        }
    }
    assert!(characters > 6_763, "GB 2312 has that many, and some have several sounds; {characters}");
}

#[test]
fn all_the_letters_are_used_up_and_may_stay_letters() {
    for letters in ["xinjiapo", "iiii", "vvv", "xinv", "qqqqqq", "zhongguoren"] {
        let found = candidates(letters);
        assert_eq!(found.last().map(|last| (last.word.as_str(), last.letters)), Some((letters, letters.len())));
        assert!(found.iter().all(|candidate| (1..=letters.len()).contains(&candidate.letters)));
    }
    assert!(candidates("").is_empty());
}

#[test]
fn a_character_knows_its_sounds_and_a_word_it_stands_in() {
    assert_eq!(readings('新'), ["xin"]);
    assert_eq!(readings('行').first(), Some(&"xing"));
    assert!(readings('行').contains(&"hang"));
    assert!(readings('a').is_empty() && readings('த').is_empty());
    assert_eq!(word_with("餐"), Some("餐馆"));
    assert_eq!(word_with("餐馆"), None);
}

#[test]
fn the_dictionary_is_sorted_small_and_of_characters_that_can_be_drawn() {
    assert!(DICTIONARY.len() < 1_000_000);
    let keys: Vec<&str> = DICTIONARY.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    assert!(keys.len() > 40_000);
    assert!(keys.is_sorted());
    let strange = DICTIONARY.chars().find(|letter| !letter.is_ascii() && !('\u{4E00}'..='\u{9FFF}').contains(letter));
    assert_eq!(strange, None);
}
