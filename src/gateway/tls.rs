//! TLS at the gateway's door: version 1.3 alone, the operator's certificate, and certificates of terminals where the
//! operator has an authority for them. Whom a certificate names is read here; what follows from it is `caller`'s.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use tokio_rustls::rustls::server::danger::ClientCertVerifier;
use tokio_rustls::rustls::server::{VerifierBuilderError, WebPkiClientVerifier};
use tokio_rustls::rustls::time_provider::TimeProvider;
use tokio_rustls::rustls::{self, RootCertStore, ServerConfig, version};
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};

use domain::Timestamp;
use settings::gateway::Need;

use crate::Clock;
use crate::caller::Certified;

/// Whose certificates are believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clients {
    /// The authorities that sign them, PEM.
    pub authority_pem: Vec<u8>,
    /// Whether there has to be one.
    pub need: Need,
    /// Names of certificates that may deliver for any terminal: offices that carry sticks.
    pub carriers: Vec<String>,
}

/// What the gateway shows and whom it asks, as files hold it.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its certificate and those between it and the authority, PEM, its own first.
    pub certificate_pem: Vec<u8>,
    /// Its private key, PEM.
    pub key_pem: Vec<u8>,
    /// Whether terminals are asked for certificates.
    pub clients: Option<Clients>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("clients", &self.clients).finish_non_exhaustive()
    }
}

/// Why there can be no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The file of the certificate holds none.
    #[error("the file of the certificate holds no certificate in PEM")]
    NoCertificate,
    /// It is there and cannot be read.
    #[error("the certificate cannot be read")]
    Unreadable,
    /// The file of the key holds none. Nothing of it is told.
    #[error("the file of the key holds no private key in PEM")]
    NoKey,
    /// They do not belong together, or cannot be used for TLS 1.3.
    #[error("certificate and key cannot be used together")]
    Unfit(#[source] rustls::Error),
    /// The file of the authority holds none.
    #[error("the file of the authority for terminals holds no certificate in PEM")]
    NoAuthority,
    /// It holds one that cannot be one.
    #[error("a certificate in the file of the authority for terminals cannot be used")]
    UnfitAuthority(#[source] rustls::Error),
    /// No certificate could ever be verified with it.
    #[error("no certificate can be verified with the authority for terminals")]
    Verifier(#[source] VerifierBuilderError),
}

/// What is agreed on with those who connect. Cloned, it is the same; [`Tls::replace`] changes it for new connections.
#[derive(Debug, Clone)]
pub struct Tls(Arc<RwLock<Terms>>);

#[derive(Debug, Clone)]
struct Terms {
    config: Arc<ServerConfig>,
    clients: Option<Arc<Clients>>,
    ends_at: Timestamp,
    names: Vec<String>,
}

/// Certificates are judged by the gateway's own clock.
struct Told(Clock);

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told")
    }
}

impl TimeProvider for Told {
    fn current_time(&self) -> Option<UnixTime> {
        u64::try_from((self.0)().as_second()).ok().map(|secs| UnixTime::since_unix_epoch(Duration::from_secs(secs)))
    }
}

impl Tls {
    /// Reads certificates and keys and proves that they fit.
    ///
    /// # Errors
    /// What is wrong with which file.
    pub fn new(identity: &Identity, clock: Clock) -> Result<Self, TlsError> {
        Terms::new(identity, clock).map(|terms| Self(Arc::new(RwLock::new(terms))))
    }

    /// Agrees on these terms with whoever connects from now on.
    pub fn replace(&self, with: &Self) {
        let terms = with.terms();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = terms;
    }

    /// When the gateway's certificate ends.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        self.terms().ends_at
    }

    /// Which hosts the gateway's certificate is for.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.terms().names
    }

    pub(crate) fn config(&self) -> Arc<ServerConfig> {
        self.terms().config
    }

    /// What the certificates that a connection showed are worth; they were verified by then.
    pub(crate) fn certified(&self, shown: Option<&[CertificateDer<'_>]>) -> Certified {
        let Some(clients) = self.terms().clients else { return Certified::NotAsked };
        let Some(own) = shown.and_then(<[_]>::first) else {
            return match clients.need {
                Need::Required => Certified::Missing,
                Need::Optional => Certified::NotAsked,
            };
        };
        let names = X509Certificate::from_der(own).map(|(_, read)| names(&read)).unwrap_or_default();
        let carries = |name: &&String| clients.carriers.iter().any(|carrier| carrier.eq_ignore_ascii_case(name));
        match names.iter().find(carries) {
            Some(name) => Certified::Carrier(name.clone()),
            None => Certified::Named(names),
        }
    }

    fn terms(&self) -> Terms {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Terms {
    fn new(identity: &Identity, clock: Clock) -> Result<Self, TlsError> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let chain = certificates(&identity.certificate_pem).ok_or(TlsError::NoCertificate)?;
        let own = chain.first().ok_or(TlsError::NoCertificate)?;
        let (_, read) = X509Certificate::from_der(own).map_err(|_| TlsError::Unreadable)?;
        let ends_at =
            Timestamp::from_second(read.validity().not_after.timestamp()).map_err(|_| TlsError::Unreadable)?;
        let names = names(&read);
        let key = PrivateKeyDer::from_pem_slice(&identity.key_pem).map_err(|_| TlsError::NoKey)?;
        let verifier = match &identity.clients {
            Some(clients) => verifier(clients, &provider)?,
            None => WebPkiClientVerifier::no_client_auth(),
        };
        let mut config = ServerConfig::builder_with_details(provider, Arc::new(Told(clock)))
            .with_protocol_versions(&[&version::TLS13])
            .map_err(TlsError::Unfit)?
            .with_client_cert_verifier(verifier)
            .with_single_cert(chain, key)
            .map_err(TlsError::Unfit)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        // A terminal that comes back after an outage need not agree on everything anew, and nothing is kept for it here.
        config.ticketer = aws_lc_rs::Ticketer::new().map_err(TlsError::Unfit)?;
        Ok(Self { config: Arc::new(config), clients: identity.clients.clone().map(Arc::new), ends_at, names })
    }
}

/// A connection without a certificate is let in even where terminals need one: agencies and watchdogs have none, and what
/// a terminal is answered says why.
fn verifier(clients: &Clients, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ClientCertVerifier>, TlsError> {
    let mut roots = RootCertStore::empty();
    for authority in certificates(&clients.authority_pem).ok_or(TlsError::NoAuthority)? {
        roots.add(authority).map_err(TlsError::UnfitAuthority)?;
    }
    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
        .allow_unauthenticated()
        .build()
        .map_err(TlsError::Verifier)
}

fn certificates(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    found.ok().filter(|found| !found.is_empty())
}

/// The host names among the subject's alternative names, and else the common name.
fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let alternative = certificate.subject_alternative_name().ok().flatten();
    let listed: Vec<String> = alternative
        .map(|extension| extension.value.general_names.iter())
        .into_iter()
        .flatten()
        .filter_map(|name| if let GeneralName::DNSName(name) = name { Some((*name).to_owned()) } else { None })
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    certificate.subject().iter_common_name().filter_map(|name| name.as_str().ok()).map(str::to_owned).collect()
}
