//! How terminals are: the latest that each told of itself is kept, and answered with what the operator wants of it.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;

use wire::v1::{Heartbeat, Orders, Problem, ProblemType, ServiceOrder, Signed as _, TimeTrust};

use crate::Gateway;
use crate::Service;
use crate::caller::Account;
use crate::error::ApiError;
use crate::inbox::{self, Heard};
use crate::router::whole;
use crate::terminal::{cannot_sign, token};

pub(crate) async fn post_heartbeat(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let (jws, now) = (token(&headers, &whole(body)?)?, gateway.now());
    let heartbeat = gateway.judge(|trust| trust.heartbeat(&jws, now))?;
    account.is_terminal(&gateway, &heartbeat.terminal)?;
    check_age(&heartbeat, now)?;
    let service = match gateway.judge(|trust| trust.service(&heartbeat.terminal)) {
        Service::Wanted => ServiceOrder::Wanted,
        Service::Suspended => ServiceOrder::Suspended,
    };
    let body = String::from_utf8_lossy(&heartbeat.to_json()).into_owned();
    let Heartbeat { terminal, audit, .. } = heartbeat;
    // The store raises the alarm where the audit chain is not what it was; the terminal has nothing to do about it.
    let kept = inbox::Heartbeat { terminal: terminal.clone(), audit, body, at: now };
    match gateway.inbox().heartbeat(kept).await? {
        Heard::InOrder => {}
        Heard::RolledBack { .. } | Heard::OtherTrail => gateway.metrics().other_trail(&terminal),
    }
    let orders = Orders::to(&jws, now, service).sign(gateway.key()).map_err(cannot_sign)?;
    Ok((StatusCode::NO_CONTENT, [(Orders::HEADER, orders)]))
}

/// What was said long ago must not stand as the latest. A terminal whose clock is wrong is heard all the same: that is the
/// very thing that somebody has to know.
fn check_age(heartbeat: &Heartbeat, now: domain::Timestamp) -> Result<(), Problem> {
    let age_secs = now.as_second().saturating_sub(heartbeat.at.as_second());
    match heartbeat.time_trust {
        TimeTrust::Unknown => Ok(()),
        TimeTrust::Synced | TimeTrust::Held if age_secs.abs() <= Heartbeat::AGE_SECS_MAX => Ok(()),
        TimeTrust::Synced | TimeTrust::Held => {
            let detail = format!("the heartbeat was made at {}, here it is {now}", heartbeat.at);
            Err(Problem::new(ProblemType::NotEnrolled, detail))
        }
    }
}
