//! How a terminal is: what it tells of itself every minute, and what the operator wants of it in return. Numbers and
//! states alone; nothing of a citizen.

use serde::{Deserialize, Serialize};

use domain::{TerminalId, Timestamp};

use super::signed::{FromTerminal, Signed, reply};
use super::text::{maybe, one, time};
use super::{AuditHead, ReadError, TimeTrust, VERSION};
use crate::keys;

/// What a terminal tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// Always 1.
    pub v: u32,
    /// Which one.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// When, by its clock.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// How far it trusts that clock.
    pub time_trust: TimeTrust,
    /// Of its program.
    pub version: String,
    /// Of its catalogue.
    pub catalogue: String,
    /// What waits to be sent.
    pub queue: QueueState,
    /// Free bytes where submissions are kept.
    pub disk_free_bytes: u64,
    /// Its devices, each with how it is.
    pub devices: Vec<DeviceState>,
    /// Days until its certificate ends; null where it has none.
    #[serde(default)]
    pub certificate_days: Option<i64>,
    /// Where its audit chain stands.
    pub audit: AuditHead,
    /// When a visit last ended.
    #[serde(with = "maybe", default)]
    pub last_visit: Option<Timestamp>,
    /// How often its program was started since the machine was.
    pub restarts: u32,
}

/// What waits on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueState {
    /// Submissions that are not in custody.
    pub waiting: u64,
    /// Age of the oldest of them in seconds; null where there is none.
    pub oldest_secs: Option<u64>,
    /// Submissions that wait for a technician.
    pub parked: u64,
}

/// A device and how it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceState {
    /// `service`, `printer`, `pages`, `disk`, `clock`, `catalogue`, `speech`, `scanner` or, where a version did not stand up and
    /// the one before it runs, `update`; what a terminal has not is not there.
    pub device: String,
    /// How it is.
    pub state: Condition,
}

/// How a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// It works.
    Ready,
    /// It works and needs somebody soon.
    Warning,
    /// It does not work.
    Failed,
}

/// What the operator wants of a terminal. It answers one heartbeat, which it quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orders {
    /// Always 1.
    pub v: u32,
    /// SHA-256 of the heartbeat as it was sent, base64url.
    pub heartbeat_sha256: String,
    /// By the gateway's clock.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// Whether the terminal should serve.
    pub service: ServiceOrder,
}

/// Whether a terminal should serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceOrder {
    /// It should.
    Wanted,
    /// It should show that it is out of service.
    Suspended,
}

impl Signed for Heartbeat {
    const TYP: &'static str = "guichet-heartbeat+jws";
}

impl FromTerminal for Heartbeat {}

impl Heartbeat {
    /// Where it is brought.
    pub const PATH: &str = "/v1/heartbeat";
    /// How far `at` may lie from the gateway's clock, either way, where the terminal trusts its clock.
    pub const AGE_SECS_MAX: i64 = 600;
}

impl Signed for Orders {
    const TYP: &'static str = "guichet-orders+jws";
}

impl Orders {
    /// The header of the answer that holds it.
    pub const HEADER: &str = "guichet-orders";

    /// What is answered to a heartbeat.
    #[must_use]
    pub fn to(heartbeat: &str, at: Timestamp, service: ServiceOrder) -> Self {
        Self { v: VERSION, heartbeat_sha256: crate::sha256(heartbeat.as_bytes()), at, service }
    }

    /// Verifies the orders that answer a heartbeat.
    ///
    /// # Errors
    /// When the token proves nothing or answers another heartbeat.
    pub fn verify(
        token: &str,
        heartbeat: &str,
        keys: &dyn Fn(&str) -> Option<keys::Public>,
    ) -> Result<Self, ReadError> {
        reply(token, keys, |orders: &Self| orders.heartbeat_sha256 == crate::sha256(heartbeat.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heartbeat() -> Heartbeat {
        Heartbeat {
            v: 1,
            terminal: "T0417".parse().unwrap(),
            at: "2026-11-22T03:05:00Z".parse().unwrap(),
            time_trust: TimeTrust::Synced,
            version: "0.1.0".to_owned(),
            catalogue: "2026.11.2".to_owned(),
            queue: QueueState { waiting: 2, oldest_secs: Some(840), parked: 0 },
            disk_free_bytes: 21_474_836_480,
            devices: vec![
                DeviceState { device: "printer".to_owned(), state: Condition::Warning },
                DeviceState { device: "scanner".to_owned(), state: Condition::Ready },
            ],
            certificate_days: Some(61),
            audit: AuditHead { seq: 90_412, head: crate::sha256(b"head") },
            last_visit: Some("2026-11-22T02:58:11Z".parse().unwrap()),
            restarts: 0,
        }
    }

    fn key(kid: &str, seed: u8) -> keys::Private {
        keys::Private::from_secret(kid, &[seed; 32]).unwrap()
    }

    #[test]
    fn heartbeat_and_orders_are_the_golden_ones() {
        let golden = include_str!("../golden/heartbeat.json");
        assert_eq!(std::str::from_utf8(&heartbeat().to_json()).unwrap(), golden.trim_end());
        let at = "2026-11-22T03:05:01Z".parse().unwrap();
        let orders = Orders::to("the heartbeat", at, ServiceOrder::Suspended);
        let golden = include_str!("../golden/orders.json");
        assert_eq!(std::str::from_utf8(&orders.to_json()).unwrap(), golden.trim_end());
    }

    #[test]
    fn orders_answer_one_heartbeat_and_are_the_gateways_own() {
        let (terminal, gateway) = (key("T0417-1", 1), key("gateway-1", 2));
        let sent = heartbeat().sign(&terminal).unwrap();
        let known = |key: keys::Public| move |kid: &str| (kid == key.kid()).then(|| key.clone());
        assert_eq!(
            Heartbeat::verify(&sent, &known(terminal.public().clone())),
            Ok((heartbeat(), "T0417-1".to_owned()))
        );
        let at = "2026-11-22T03:05:01Z".parse().unwrap();
        let orders = Orders::to(&sent, at, ServiceOrder::Wanted);
        let answer = orders.sign(&gateway).unwrap();
        let trusted = known(gateway.public().clone());
        assert_eq!(Orders::verify(&answer, &sent, &trusted), Ok(orders));
        let another = heartbeat().sign(&terminal).unwrap();
        assert_eq!(Orders::verify(&answer, &another, &trusted), Err(ReadError::WrongIssuer));
        assert!(Orders::verify(&answer, &sent, &known(terminal.public().clone())).is_err());
    }
}
