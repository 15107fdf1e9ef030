//! Who makes a call: what the connection's certificate says, what the call's own proof says, and whether the two agree.

use std::fmt;
use std::sync::{Arc, OnceLock};

use axum::http::HeaderMap;
use tokio::time::Instant;

use domain::{AgencyId, TerminalId};
use wire::v1::{Problem, ProblemType};

use crate::Gateway;
use crate::error::ApiError;
use crate::router::credentials;

/// What a connection's certificate is worth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Certified {
    /// None is asked for; signed manifests and call tokens are what counts.
    #[default]
    NotAsked,
    /// None was shown where terminals need one.
    Missing,
    /// One of the gateway's own authority, for these names; none of them may be a terminal's.
    Named(Vec<String>),
    /// One that may deliver for any terminal: an office that carries sticks.
    Carrier(String),
}

/// Whoever was proved to be calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A terminal.
    Terminal(TerminalId),
    /// An agency.
    Agency(AgencyId),
    /// An office that carries sticks.
    Carrier(String),
}

impl fmt::Display for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Terminal(id) => id.fmt(f),
            Self::Agency(id) => id.fmt(f),
            Self::Carrier(name) => name.fmt(f),
        }
    }
}

/// One call's account of who makes it; clones are of the same call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    certified: Certified,
    caller: OnceLock<Caller>,
}

impl Account {
    pub(crate) fn new(certified: Certified) -> Self {
        Self(Arc::new(Inner { certified, caller: OnceLock::new() }))
    }

    /// Who was proved to be calling, if anybody was.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        self.0.caller.get()
    }

    /// The terminal that calls, by its token or, where it brings none, by its certificate.
    pub(crate) fn of_terminal(
        &self,
        gateway: &Gateway,
        headers: &HeaderMap,
        method: &str,
        path: &str,
    ) -> Result<(), ApiError> {
        let token = match credentials(headers, "Guichet") {
            Ok(token) => token,
            Err(no_token) => return self.by_certificate(gateway, no_token),
        };
        let now = gateway.now();
        let terminal = gateway.judge(|trust| trust.terminal(token, method, path, now))?;
        self.is_terminal(gateway, &terminal)
    }

    /// Notes that a terminal has proved who it is, if its certificate does not speak against it and it does not call too
    /// often.
    pub(crate) fn is_terminal(&self, gateway: &Gateway, terminal: &TerminalId) -> Result<(), ApiError> {
        match &self.0.certified {
            Certified::NotAsked | Certified::Carrier(_) => {}
            Certified::Missing => return Err(no_certificate()),
            Certified::Named(names) if names.iter().any(|name| name.eq_ignore_ascii_case(terminal.as_str())) => {}
            Certified::Named(names) => {
                let detail = format!("the client certificate is for {}, not for {terminal}", names.join(", "));
                return Err(Problem::new(ProblemType::WrongTerminal, detail).into());
            }
        }
        self.note(gateway, Caller::Terminal(terminal.clone()));
        gateway.rates().count(terminal, Instant::now())
    }

    /// Notes which agency was proved to be calling.
    pub(crate) fn is_agency(&self, gateway: &Gateway, agency: &AgencyId) {
        self.note(gateway, Caller::Agency(agency.clone()));
    }

    fn by_certificate(&self, gateway: &Gateway, no_token: ApiError) -> Result<(), ApiError> {
        match &self.0.certified {
            Certified::NotAsked => Err(no_token),
            Certified::Missing => Err(no_certificate()),
            Certified::Carrier(name) => {
                self.note(gateway, Caller::Carrier(name.clone()));
                Ok(())
            }
            Certified::Named(names) => {
                let ids: Vec<TerminalId> =
                    names.iter().filter_map(|name| name.to_ascii_uppercase().parse().ok()).collect();
                let now = gateway.now();
                let terminal = gateway.judge(|trust| trust.certified(&ids, now))?;
                self.is_terminal(gateway, &terminal)
            }
        }
    }

    fn note(&self, gateway: &Gateway, caller: Caller) {
        gateway.metrics().seen(&caller, gateway.now());
        // A call has one maker; a second proof of it says the same.
        let _ = self.0.caller.set(caller);
    }
}

fn no_certificate() -> ApiError {
    ApiError::new(ProblemType::NotEnrolled, "this gateway asks terminals for a client certificate")
}
