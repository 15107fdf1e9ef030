//! What terminals tell of their places: calls for staff and the faces of each day. Each is a signed note that is on disk
//! before it is answered; the answer is signed, because a light on a page stands on it.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path as Names, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;

use domain::feedback::Tally;
use domain::staff::{CallId, CallState};
use domain::{Date, TerminalId, Timestamp};
use wire::v1::{Noted, Problem, ProblemType, Signed as _};

use crate::Gateway;
use crate::caller::Account;
use crate::error::ApiError;
use crate::inbox::{InboxError, Location, ask};
use crate::router::{as_token, whole};
use crate::terminal::{cannot_sign, token};

/// Rows of one day: two kinds of visit, three faces each.
const TALLIES_MAX: usize = 6;

/// Somebody is wanted at a terminal, or no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffWanted {
    /// Where.
    pub terminal: TerminalId,
    /// Which call.
    pub call: CallId,
    /// Whether it still holds.
    pub state: CallState,
    /// By the terminal's clock.
    pub made_at: Timestamp,
    /// By the gateway's.
    pub arrived_at: Timestamp,
}

/// How often a face was pressed at a terminal on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOfFaces {
    /// Where.
    pub terminal: TerminalId,
    /// When, by the terminal's calendar.
    pub day: Date,
    /// Which and how often.
    pub tally: Tally,
}

/// The calls for staff in an inbox, the latest first, for the operator; a gateway may be serving from it meanwhile.
///
/// # Errors
/// When there is none or it cannot be read.
pub fn calls(store: &Location) -> Result<Vec<StaffWanted>, InboxError> {
    ask(store, |store| store.calls())
}

/// The faces of each day in an inbox, the latest day first, for the operator.
///
/// # Errors
/// When there is none or it cannot be read.
pub fn feedback(store: &Location) -> Result<Vec<DayOfFaces>, InboxError> {
    ask(store, |store| store.feedback())
}

pub(crate) async fn put_call(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    Names((terminal, call)): Names<(String, String)>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let (note, now) = (token(&headers, &whole(body)?)?, gateway.now());
    let wanted = gateway.judge(|trust| trust.staff_call(&note, now))?;
    account.is_terminal(&gateway, &wanted.terminal)?;
    if wanted.terminal.as_str() != terminal || wanted.call.to_string() != call {
        return Err(elsewhere());
    }
    let (terminal, state) = (wanted.terminal.clone(), wanted.state);
    gateway.inbox().put_call(wanted, now).await?;
    tracing::warn!(terminal = %terminal, "staff at terminal {terminal}: {state}");
    noted(&gateway, &note, now)
}

pub(crate) async fn put_feedback(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    Names((terminal, day)): Names<(String, String)>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let (note, now) = (token(&headers, &whole(body)?)?, gateway.now());
    let faces = gateway.judge(|trust| trust.feedback(&note, now))?;
    account.is_terminal(&gateway, &faces.terminal)?;
    if faces.terminal.as_str() != terminal || faces.day.to_string() != day {
        return Err(elsewhere());
    }
    if faces.tallies.len() > TALLIES_MAX || faces.tallies.iter().any(|tally| tally.count == 0) {
        return Err(ApiError::new(ProblemType::Malformed, "a day has at most six totals, each of one or more"));
    }
    gateway.inbox().put_feedback(faces).await?;
    noted(&gateway, &note, now)
}

fn noted(gateway: &Gateway, note: &str, now: Timestamp) -> Result<impl IntoResponse + use<>, ApiError> {
    let answer = Noted::of(note, now).sign(gateway.key()).map_err(cannot_sign)?;
    Ok(as_token(StatusCode::OK, answer))
}

fn elsewhere() -> ApiError {
    Problem::new(ProblemType::Malformed, "the note is another's than the path's").into()
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use domain::feedback::{Face, Occasion};
    use wire::v1::{Feedback, StaffCall};

    use super::*;
    use crate::desk::{Answer, Desk, key};
    use crate::inbox::place::Place;

    fn call(n: u8, state: CallState, at: Timestamp) -> StaffCall {
        StaffCall::new("T0417".parse().unwrap(), CallId::from_random([n; 16]), state, at)
    }

    async fn put(desk: &Desk, path: &str, note: &str) -> Answer {
        desk.put(path, &[("content-type", "application/jose")], note.as_bytes().to_vec()).await
    }

    #[track_caller]
    fn check_noted(desk: &Desk, answer: &Answer, note: &str) {
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let gateway = desk.gateway.public_key().clone();
        Noted::verify(answer.text(), note, &|kid| (kid == gateway.kid()).then(|| gateway.clone())).unwrap();
    }

    #[tokio::test]
    async fn a_call_is_kept_answered_and_listed_and_its_end_is_final() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("inbox.sqlite");
        assert!(matches!(calls(&Location::File(file.clone())), Err(InboxError::CannotOpen)));
        assert!(!file.exists(), "looking makes no inbox");
        let place = Place::new();
        let desk = Desk::at(place.location.clone());
        let terminal = key("T0417-1", 1);
        let at = desk.now();
        for state in [CallState::Calling, CallState::Calling, CallState::Cancelled, CallState::Calling] {
            let call = call(7, state, at);
            let note = call.sign(&terminal).unwrap();
            check_noted(&desk, &put(&desk, &call.path(), &note).await, &note);
        }
        desk.advance_secs(60);
        let second = call(8, CallState::Calling, desk.now());
        let note = second.sign(&terminal).unwrap();
        check_noted(&desk, &put(&desk, &second.path(), &note).await, &note);
        let listed = calls(&place.location).unwrap();
        let states: Vec<_> = listed.iter().map(|wanted| (wanted.call, wanted.state, wanted.arrived_at)).collect();
        let expected =
            [(second.call, CallState::Calling, desk.now()), (CallId::from_random([7; 16]), CallState::Cancelled, at)];
        assert_eq!(states, expected);
    }

    #[tokio::test]
    async fn nobody_calls_for_another_terminal_or_under_another_path() {
        let desk = Desk::in_memory();
        let call = call(7, CallState::Calling, desk.now());
        let note = call.sign(&key("T0418-1", 2)).unwrap();
        put(&desk, &call.path(), &note).await.is_problem(ProblemType::WrongTerminal);
        let note = call.sign(&key("T0417-1", 9)).unwrap();
        put(&desk, &call.path(), &note).await.is_problem(ProblemType::BadSignature);
        let note = call.sign(&key("T0417-1", 1)).unwrap();
        let elsewhere = call.path().replace("T0417", "T0418");
        put(&desk, &elsewhere, &note).await.is_problem(ProblemType::Malformed);
        let revoked = key("T0417-1", 1).public().clone();
        desk.gateway.change_trust(|trust| {
            trust.list_terminal("T0417".parse().unwrap(), revoked, crate::Standing::Revoked);
        });
        put(&desk, &call.path(), &note).await.is_problem(ProblemType::Revoked);
    }

    #[tokio::test]
    async fn a_days_faces_are_totals_that_only_grow() {
        let place = Place::new();
        let desk = Desk::at(place.location.clone());
        let tally = |face, count| Tally { occasion: Occasion::Submitted, face, count };
        for tallies in
            [vec![tally(Face::Good, 2)], vec![tally(Face::Good, 5), tally(Face::Poor, 1)], vec![tally(Face::Good, 2)]]
        {
            let day = Feedback::new("T0417".parse().unwrap(), "2026-11-21".parse().unwrap(), &tallies);
            let note = day.sign(&key("T0417-1", 1)).unwrap();
            check_noted(&desk, &put(&desk, &day.path(), &note).await, &note);
        }
        let day = Feedback::new("T0417".parse().unwrap(), "2026-11-21".parse().unwrap(), &[tally(Face::Good, 0)]);
        let note = day.sign(&key("T0417-1", 1)).unwrap();
        put(&desk, &day.path(), &note).await.is_problem(ProblemType::Malformed);
        let listed: Vec<Tally> = feedback(&place.location).unwrap().into_iter().map(|row| row.tally).collect();
        assert_eq!(listed, [tally(Face::Good, 5), tally(Face::Poor, 1)]);
    }
}
