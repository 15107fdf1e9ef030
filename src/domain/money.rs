//! Money in whole minor units (cents). There is no float anywhere a fee goes.

use std::fmt;
use std::str::FromStr;

use crate::id::MalformedId;

/// An ISO 4217 currency code, `SGD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code, three upper-case letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl FromStr for Currency {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(MalformedId { text: text.to_owned(), expected: "a currency code (three upper-case letters)" }),
        }
    }
}

/// An amount in the minor unit of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Cents, or what the currency has in their place; two decimal digits are assumed.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount of `minor` hundredths.
    #[must_use]
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum of amounts; saturates instead of wrapping, for no fee comes near the limit.
    #[must_use]
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = i64>) -> Self {
        Self { minor: amounts.into_iter().fold(0, i64::saturating_add), currency }
    }
}

impl fmt::Display for Money {
    /// `S$1,142.50` for Singapore dollars, `EUR 1,142.50` for others.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let whole = (self.minor / 100).unsigned_abs().to_string();
        let cents = (self.minor % 100).unsigned_abs();
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        match self.currency.code() {
            "SGD" => write!(f, "{sign}S${grouped}.{cents:02}"),
            code => write!(f, "{sign}{code} {grouped}.{cents:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_people_write_it() {
        let sgd: Currency = "SGD".parse().unwrap();
        for (minor, text) in [
            (0, "S$0.00"),
            (19_500, "S$195.00"),
            (114_250, "S$1,142.50"),
            (-5, "-S$0.05"),
            (123_456_789, "S$1,234,567.89"),
        ] {
            assert_eq!(Money::new(minor, sgd).to_string(), text);
        }
        assert_eq!(Money::new(100, "EUR".parse().unwrap()).to_string(), "EUR 1.00");
    }
}
