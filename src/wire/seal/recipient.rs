//! Whom an envelope is sealed to, and what opens it: a P-256 key or, for an agency whose security module has no elliptic
//! curves, an RSA key.

use zeroize::Zeroizing;

use crate::keys::{self, KeyError};
use crate::rsa;

/// An agency's public key to seal to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// What is usual.
    P256(keys::Public),
    /// RSA-OAEP-256.
    Rsa(rsa::Public),
}

/// What an agency opens with.
#[derive(Debug, Clone)]
pub struct Opener {
    secret: Secret,
    public: Recipient,
}

#[derive(Debug, Clone)]
enum Secret {
    P256(keys::Private),
    Rsa(rsa::Private),
}

/// A public key to seal to, borrowed.
#[derive(Debug, Clone, Copy)]
pub enum SealTo<'a> {
    /// What is usual.
    P256(&'a keys::Public),
    /// RSA-OAEP-256.
    Rsa(&'a rsa::Public),
}

/// A private key to open with, borrowed.
#[derive(Debug, Clone, Copy)]
pub enum OpenWith<'a> {
    /// What is usual.
    P256(&'a keys::Private),
    /// RSA-OAEP-256, with its id.
    Rsa(&'a rsa::Private, &'a str),
}

impl Recipient {
    /// Reads a JWK of either kind that carries its own `kid`. A private member in it is not looked at.
    ///
    /// # Errors
    /// When the text is no P-256 or RSA JWK with a `kid`, or a weak one.
    pub fn from_jwk(text: &str) -> Result<Self, KeyError> {
        match keys::Public::from_jwk(text) {
            Err(KeyError::NotAJwk | KeyError::OtherKind) => rsa::Public::read(None, text).map(Self::Rsa),
            read => read.map(Self::P256),
        }
    }

    /// Reads a JWK of either kind that is listed under `kid`; a `kid` inside must be the same.
    ///
    /// # Errors
    /// When the text is no P-256 or RSA JWK, a weak one, or carries another `kid`.
    pub fn listed(kid: &str, text: &str) -> Result<Self, KeyError> {
        match keys::Public::listed(kid, text) {
            Err(KeyError::NotAJwk | KeyError::OtherKind) => rsa::Public::read(Some(kid), text).map(Self::Rsa),
            read => read.map(Self::P256),
        }
    }

    /// The id of the key.
    #[must_use]
    pub fn kid(&self) -> &str {
        match self {
            Self::P256(key) => key.kid(),
            Self::Rsa(key) => key.kid(),
        }
    }

    /// The key as JWK text.
    #[must_use]
    pub fn to_jwk(&self) -> String {
        match self {
            Self::P256(key) => key.to_jwk(),
            Self::Rsa(key) => key.to_jwk(),
        }
    }
}

impl Opener {
    /// Reads a private JWK of either kind with its `kid`.
    ///
    /// # Errors
    /// When the text is no private P-256 or RSA JWK, a weak one, or its halves do not belong together.
    pub fn from_jwk(text: &str) -> Result<Self, KeyError> {
        match keys::Private::from_jwk(text) {
            Err(KeyError::NotAJwk | KeyError::OtherKind) => {
                let (key, public) = rsa::Private::from_jwk(text)?;
                Ok(Self { secret: Secret::Rsa(key), public: Recipient::Rsa(public) })
            }
            read => read.map(Self::from),
        }
    }

    /// The key as JWK text, to be kept where only its owner reads.
    #[must_use]
    pub fn to_jwk(&self) -> Zeroizing<String> {
        match &self.secret {
            Secret::P256(key) => key.to_jwk(),
            Secret::Rsa(key) => key.to_jwk(),
        }
    }

    /// The half that may be shown.
    #[must_use]
    pub fn public(&self) -> &Recipient {
        &self.public
    }

    /// The key itself, if it is one of 32 bytes: what fits on paper.
    #[must_use]
    pub fn p256(&self) -> Option<&keys::Private> {
        match &self.secret {
            Secret::P256(key) => Some(key),
            Secret::Rsa(_) => None,
        }
    }
}

impl From<keys::Public> for Recipient {
    fn from(key: keys::Public) -> Self {
        Self::P256(key)
    }
}

impl From<keys::Private> for Opener {
    fn from(key: keys::Private) -> Self {
        Self { public: Recipient::P256(key.public().clone()), secret: Secret::P256(key) }
    }
}

impl<'a> From<&'a keys::Public> for SealTo<'a> {
    fn from(key: &'a keys::Public) -> Self {
        Self::P256(key)
    }
}

impl<'a> From<&'a Recipient> for SealTo<'a> {
    fn from(recipient: &'a Recipient) -> Self {
        match recipient {
            Recipient::P256(key) => Self::P256(key),
            Recipient::Rsa(key) => Self::Rsa(key),
        }
    }
}

impl<'a> From<&'a keys::Private> for OpenWith<'a> {
    fn from(key: &'a keys::Private) -> Self {
        Self::P256(key)
    }
}

impl<'a> From<&'a Opener> for OpenWith<'a> {
    fn from(opener: &'a Opener) -> Self {
        match &opener.secret {
            Secret::P256(key) => Self::P256(key),
            Secret::Rsa(key) => Self::Rsa(key, opener.public.kid()),
        }
    }
}

impl OpenWith<'_> {
    pub(super) fn kid(&self) -> &str {
        match self {
            Self::P256(key) => key.public().kid(),
            Self::Rsa(_, kid) => kid,
        }
    }
}
