//! Shapes that travel as plain JSON, one by one or as a list: what they quote is signed, they themselves are not.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{ReadError, read};
use crate::json;

/// What travels as JSON.
pub trait Body: Serialize + DeserializeOwned {
    /// The body.
    #[must_use]
    fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a body.
    ///
    /// # Errors
    /// When it is none of this shape.
    fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        read(bytes)
    }

    /// Several, as a JSON array.
    #[must_use]
    fn list_to_json(list: &[Self]) -> Vec<u8> {
        json(&list)
    }

    /// Reads a JSON array of them.
    ///
    /// # Errors
    /// When it is none.
    fn list_from_json(bytes: &[u8]) -> Result<Vec<Self>, ReadError> {
        read(bytes)
    }
}
