//! Where applications stand, asked at any terminal by somebody with a receipt. The answer holds states and no content;
//! another check code and no such reference are answered alike, and tries are counted.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use axum::response::IntoResponse;

use wire::v1::{Body as _, Findings, Lookup, ProblemType, Signed as _};

use crate::Gateway;
use crate::caller::Account;
use crate::error::ApiError;
use crate::inbox::{Sought, Standings};
use crate::router::{as_json, whole};
use crate::terminal::{cannot_sign, token};

pub(crate) async fn post_enquiry(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let jws = token(&headers, &whole(body)?)?;
    let now = gateway.now();
    let enquiry = gateway.judge(|trust| trust.enquiry(&jws, now))?;
    account.is_terminal(&gateway, &enquiry.terminal)?;
    let terminal = enquiry.terminal.clone();
    match gateway.inbox().look_up(enquiry.terminal, enquiry.reference, enquiry.proof, now).await? {
        Sought::Wait { until } => {
            tracing::warn!(terminal = %terminal, "too many tries at receipts at terminal {terminal}");
            let wait_secs = until.as_second().saturating_sub(now.as_second()).max(1);
            let problem = ApiError::new(ProblemType::SlowDown, "too many tries at this reference or terminal");
            Err(problem.retry_after(u32::try_from(wait_secs).unwrap_or(u32::MAX)))
        }
        Sought::Answered(Standings { findings, receipts, events }) => {
            let findings = Findings::of(&jws, now, findings).sign(gateway.key()).map_err(cannot_sign)?;
            Ok(as_json(Lookup { findings, receipts, events }.to_json()))
        }
    }
}

#[cfg(test)]
mod tests;
