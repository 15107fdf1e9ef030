//! How the house's own types stand in JSON: as the text they are written and parsed as. It knows serde and no shape.

use std::fmt::Display;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serializer};

/// One value as text.
pub(crate) mod one {
    use super::{Deserialize, Deserializer, Display, FromStr, Serializer, parse};

    pub(crate) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        parse(&String::deserialize(deserializer)?)
    }
}

/// A value or null.
pub(crate) mod maybe {
    use super::{Deserialize, Deserializer, Display, FromStr, Serializer, parse};

    pub(crate) fn serialize<T: Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.collect_str(value),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|text| parse(&text)).transpose()
    }
}

/// A list of values.
pub(crate) mod list {
    use super::{Deserialize, Deserializer, Display, FromStr, Serializer, parse};

    pub(crate) fn serialize<T: Display, S: Serializer>(values: &[T], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values.iter().map(ToString::to_string))
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        Vec::<String>::deserialize(deserializer)?.iter().map(|text| parse(text)).collect()
    }
}

/// An instant: RFC 3339, UTC, whole seconds.
pub(crate) mod time {
    use super::{Deserialize, Deserializer, Serializer, parse};

    use domain::Timestamp;

    pub(crate) fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        parse(&String::deserialize(deserializer)?)
    }
}

/// A personal text; it is in care from the moment it is read.
pub(crate) mod personal {
    use super::{Deserialize, Deserializer, Serializer};

    use domain::Personal;

    pub(crate) fn serialize<S: Serializer>(text: &Personal<String>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text.reveal())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Personal<String>, D::Error> {
        String::deserialize(deserializer).map(Personal::new)
    }
}

/// A personal text or null.
pub(crate) mod maybe_personal {
    use super::{Deserialize, Deserializer, Serializer};

    use domain::Personal;

    pub(crate) fn serialize<S: Serializer>(text: &Option<Personal<String>>, serializer: S) -> Result<S::Ok, S::Error> {
        match text {
            Some(text) => serializer.serialize_some(text.reveal()),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Personal<String>>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(Personal::new))
    }
}

/// The error names no value: whoever reads a shape learns the place alone.
fn parse<T: FromStr, E: serde::de::Error>(text: &str) -> Result<T, E> {
    text.parse().map_err(|_| E::custom("a text that is not of this type"))
}
