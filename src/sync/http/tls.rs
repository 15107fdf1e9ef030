//! TLS as a terminal speaks it: version 1.3 alone, with the authorities that the settings name, the terminal's own
//! certificate where it has one, and certificates checked at a time that a wrong clock cannot spoil.

use std::fmt;
use std::sync::Arc;

use domain::Timestamp;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::time_provider::{DefaultTimeProvider, TimeProvider};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme, version};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::{Patience, TransportError};
use crate::timepiece::{CertificateTime, Timepiece};

/// A chain of certificates is no longer than this, so nobody is asked more often whether it is valid by now.
const CHAIN_MAX: usize = 6;

/// How a terminal goes through the gateway's door.
#[derive(Debug, Clone, Default)]
pub struct Door {
    /// Who may vouch for the gateway.
    pub authorities: Authorities,
    /// What the terminal shows, where the gateway asks.
    pub identity: Option<Identity>,
    /// At what time certificates are checked; the machine's clock if there is none.
    pub time: Option<Timepiece>,
    /// How long is waited for what.
    pub patience: Patience,
}

/// Who may vouch for the gateway.
#[derive(Debug, Clone, Default)]
pub enum Authorities {
    /// Those that the system knows.
    #[default]
    System,
    /// These and no others, in PEM form.
    Named(Vec<u8>),
}

/// A certificate of the terminal's and the key to it, in PEM form.
#[derive(Clone)]
pub struct Identity {
    /// The terminal's first, then whoever vouches for it.
    pub certificates: Vec<u8>,
    /// Its private key.
    pub key: zeroize::Zeroizing<Vec<u8>>,
}

impl Identity {
    /// When the terminal's certificate ends, as far as it can be read.
    #[must_use]
    pub fn ends_at(&self) -> Option<Timestamp> {
        let chain = certificates(&self.certificates)?;
        let (_, own) = X509Certificate::from_der(chain.first()?).ok()?;
        Timestamp::from_second(own.validity().not_after.timestamp()).ok()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

/// TLS for one door.
pub(super) fn config(door: &Door) -> Result<ClientConfig, TransportError> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let roots = Arc::new(roots(&door.authorities)?);
    let inner = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
    let inner = inner.map_err(|_| TransportError::NoAuthority)?;
    let (verifier, time): (Arc<dyn ServerCertVerifier>, Arc<dyn TimeProvider>) = match &door.time {
        None => (inner, Arc::new(DefaultTimeProvider)),
        Some(time) => (Arc::new(AtOurTime { inner, time: time.clone() }), Arc::new(OurTime(time.clone()))),
    };
    let config = ClientConfig::builder_with_details(provider, time)
        .with_protocol_versions(&[&version::TLS13])
        .map_err(TransportError::Tls)?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let Some(identity) = &door.identity else { return Ok(config.with_no_client_auth()) };
    let chain = certificates(&identity.certificates).filter(|chain| !chain.is_empty());
    let key = PrivateKeyDer::from_pem_slice(&identity.key).ok();
    let (chain, key) = chain.zip(key).ok_or(TransportError::Identity)?;
    config.with_client_auth_cert(chain, key).map_err(TransportError::Tls)
}

fn roots(authorities: &Authorities) -> Result<RootCertStore, TransportError> {
    let mut roots = RootCertStore::empty();
    match authorities {
        Authorities::System => {
            // A system's list may hold entries that nobody can read; the others count.
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
        Authorities::Named(pem) => {
            let named = certificates(pem).filter(|named| !named.is_empty()).ok_or(TransportError::Authority)?;
            for certificate in named {
                roots.add(certificate).map_err(|_| TransportError::Authority)?;
            }
        }
    }
    Ok(roots)
}

fn certificates(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().ok()
}

#[derive(Debug)]
struct OurTime(Timepiece);

impl TimeProvider for OurTime {
    fn current_time(&self) -> Option<UnixTime> {
        Some(match self.0.for_certificates() {
            CertificateTime::Proven(at) | CertificateTime::Doubtful { shown: at, .. } => unix(at),
        })
    }
}

/// Checks as everybody does, but at a time of ours. As long as nobody has proven what time it is, a certificate is good
/// that was still valid at a moment which is past for certain: a dead battery, or a clock ten years ahead, must not lock
/// a terminal out, and what is sent is sealed and what is believed is signed by keys that do not lie in certificates.
#[derive(Debug)]
struct AtOurTime {
    inner: Arc<WebPkiServerVerifier>,
    time: Timepiece,
}

impl AtOurTime {
    /// At a time that it is later than for certain; what becomes valid only then is valid by now.
    fn no_earlier_than(
        &self,
        floor: UnixTime,
        check: &dyn Fn(UnixTime) -> Result<ServerCertVerified, Error>,
    ) -> Result<ServerCertVerified, Error> {
        let mut at = floor;
        for _ in 0..CHAIN_MAX {
            match check(at) {
                Err(Error::InvalidCertificate(CertificateError::NotValidYetContext { not_before, .. }))
                    if not_before > at =>
                {
                    at = not_before;
                }
                verdict => return verdict,
            }
        }
        check(at)
    }
}

impl ServerCertVerifier for AtOurTime {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let check = |at| self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, at);
        match self.time.for_certificates() {
            CertificateTime::Proven(at) => check(unix(at)),
            CertificateTime::Doubtful { shown, floor } => {
                check(unix(shown)).or_else(|_| self.no_earlier_than(unix(floor), &check))
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

fn unix(time: Timestamp) -> UnixTime {
    let since_1970 = u64::try_from(time.as_second()).unwrap_or(0);
    UnixTime::since_unix_epoch(std::time::Duration::from_secs(since_1970))
}
