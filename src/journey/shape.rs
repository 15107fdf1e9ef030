//! The shapes of what people type: numbers, amounts, days, telephone numbers, mail addresses, and the numbers that
//! Singapore gives to people and businesses. Each function gives the one form in which the text is kept, or nothing.

use domain::Date;

/// Digits and letters from a full-width keyboard as their plain selves.
pub(crate) fn half_width(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' if c.is_alphanumeric() || "＋－．＠".contains(c) => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        other => other,
    };
    text.chars().map(plain).collect()
}

/// Lines without trailing space, no more than one empty line in a row, nothing around them.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && kept.last().is_some_and(|before| before.is_empty())) {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// `1,250` and `1 250` are one thousand two hundred and fifty; a comma stands before three digits or nowhere.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let text = text.replace(' ', "");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        number.push_str(group);
    }
    let is_number = !first.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    if is_number { number.parse::<i64>().ok()?.checked_mul(sign) } else { None }
}

/// `3.5`, `3.50`, `S$1,200.50`: minor units.
pub(crate) fn money(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '$' || c == ' ');
    let (whole_part, cents) = text.split_once('.').unwrap_or((text, ""));
    if cents.len() > 2 || !cents.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    let units = whole(whole_part)?;
    let cents = if whole_part.starts_with('-') { -cents } else { cents };
    units.checked_mul(100)?.checked_add(cents)
}

/// `2026-11-22`, `22/11/2026`, `22.11.2026`, `22 11 2026`, `22112026`, `2026年11月22日`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 => (*year, *month, *day),
        [all] if all.len() == 8 => (all.get(4..)?, all.get(2..4)?, all.get(..2)?),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A Singapore number of eight digits that begins with 3, 6, 8 or 9, kept with `+65`; another country's with its `+`.
pub(crate) fn phone(text: &str) -> Option<String> {
    let number: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
    let (abroad, digits) = match number.strip_prefix('+') {
        Some(rest) => match rest.strip_prefix("65") {
            Some(local) => (false, local),
            None => (true, rest),
        },
        None => (false, number.strip_prefix("65").filter(|local| local.len() == 8).unwrap_or(&number)),
    };
    let is_digits = digits.bytes().all(|b| b.is_ascii_digit());
    if abroad {
        let fits = is_digits && (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        return fits.then(|| format!("+{digits}"));
    }
    let fits = is_digits && digits.len() == 8 && digits.starts_with(['3', '6', '8', '9']);
    fits.then(|| format!("+65{digits}"))
}

/// One `@`, something before it, and after it a name of at least two parts; its case does not matter there.
pub(crate) fn email(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let is_local = (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let ends_in_letters = domain
        .rsplit('.')
        .next()
        .is_some_and(|last| last.chars().count() >= 2 && !last.bytes().all(|b| b.is_ascii_digit()));
    let is_domain = domain.contains('.') && domain.split('.').all(is_label) && ends_in_letters;
    (is_local && is_domain && text.len() <= 254).then(|| format!("{local}@{domain}"))
}

/// Six digits.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| *c != ' ').collect();
    (code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}

/// An NRIC or FIN: a letter for the series, seven digits, and a letter that follows from them.
pub(crate) fn national_id(text: &str) -> Option<String> {
    let id = text.replace([' ', '-'], "").to_ascii_uppercase();
    let (series, rest) = id.split_at_checked(1)?;
    let (digits, check) = rest.split_at_checked(7)?;
    let (offset, letters) = match series {
        "S" => (0, b"JZIHGFEDCBA"),
        "T" => (4, b"JZIHGFEDCBA"),
        "F" => (0, b"XWUTRQPNMLK"),
        "G" => (4, b"XWUTRQPNMLK"),
        "M" => (3, b"XWUTRQPNJLK"),
        _ => return None,
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let weights = [2_usize, 7, 6, 5, 4, 3, 2];
    let sum: usize = digits.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    let expected = letters.get((sum + offset) % letters.len())?;
    (check.as_bytes() == [*expected]).then_some(id)
}

/// A UEN in one of its three shapes: eight digits and a letter, a year with five digits and a letter, or `T`, `S` or `R`
/// with two digits, the kind of body, four digits and a letter. How its check letter is found is not public.
pub(crate) fn business_id(text: &str) -> Option<String> {
    let id = text.replace([' ', '-'], "").to_ascii_uppercase();
    let shape: String = id
        .chars()
        .map(|c| match c {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            _ => '?',
        })
        .collect();
    let fits = match shape.as_str() {
        "99999999A" => true,
        "999999999A" => id.get(..2).is_some_and(|century| matches!(century, "18" | "19" | "20")),
        "A99AA9999A" | "A99A99999A" => id.starts_with(['T', 'S', 'R']),
        _ => false,
    };
    fits.then_some(id)
}
