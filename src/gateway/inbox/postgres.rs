//! The inbox on PostgreSQL, for a fleet: any number of gateways serve from one database. A connection is used only if its
//! server keeps what it confirms; no statement takes longer than five seconds.

mod bulletin;
mod delivery;
mod gather;
mod lookup;
mod parts;
mod schema;
mod site;
mod tidings;

use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use tokio_postgres::config::{SslMode, TargetSessionAttrs};
use tokio_postgres::types::FromSqlOwned;
use tokio_postgres::{Client, NoTls, Row};
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

use domain::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};
use wire::v1::{Feedback, InboxEntry, PartHeld, StaffCall, StatusPage};

use crate::inbox::blobs::{Blobs, off_the_loop};
use crate::inbox::location::Server;
use crate::inbox::news::{Readers, Topic};
use crate::inbox::postgres::bulletin::Bulletin;
use crate::inbox::postgres::delivery::Manifests;
use crate::inbox::postgres::gather::Gather;
use crate::inbox::postgres::parts::Parts;
use crate::inbox::postgres::schema::Month;
use crate::inbox::store::{Answered, Store};
use crate::inbox::{
    Answer, Backlog, Delivery, Event, Heard, Heartbeat, InboxError, PartPut, Posted, Received, Sought, Taken,
};
use crate::site::{DayOfFaces, StaffWanted};

/// More would only wait for the disk together, and a server's connections are dear.
const CONNECTIONS_MAX: usize = 12;
/// For a free connection, for a new one, and for the server to answer any statement.
const PATIENCE: Duration = Duration::from_secs(5);
/// As options of the connection, times in milliseconds; what the address says counts more. A gateway that hangs within a
/// transaction must not hold up the others. Every statement here finds its rows by a key. So it is planned once and not each
/// time anew, which costs as much as doing it; and a plan that was made while a table was small must not be one that reads all
/// of it, or it is slow when the table has grown. What is forbidden costs so much on paper that such plans would be compiled first.
const OPTIONS: &str = "-c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000 \
                       -c client_min_messages=error -c plan_cache_mode=force_generic_plan -c enable_seqscan=off \
                       -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";
/// A line that fell silent is noticed after these, and not after the system's two hours.
const SILENCE: Duration = Duration::from_secs(30);

/// An inbox on PostgreSQL.
#[derive(Debug)]
pub(crate) struct Postgres {
    hub: Arc<Hub>,
    parts: Gather<Parts>,
    manifests: Gather<Manifests>,
    /// How much waits for its manifests, and when it was counted.
    waiting: Mutex<Option<(Timestamp, u64)>>,
    /// The month that there are tables for.
    month: Mutex<Option<Month>>,
}

/// What those who work for callers share.
#[derive(Debug)]
struct Hub {
    pool: Pool,
    blobs: Blobs,
    readers: Arc<Readers>,
    bulletin: Bulletin,
}

impl Hub {
    async fn client(&self) -> Result<Object, InboxError> {
        Ok(self.pool.get().await?)
    }

    /// Tells the readers of this gateway at once and those of the others soon.
    fn announce(&self, topic: Topic) {
        self.readers.announce(&topic);
        self.bulletin.post(topic);
    }

    /// Deletes the files of those parts that no row names any longer, by and by.
    fn forget_files(&self, hashes: Vec<String>) {
        if hashes.is_empty() {
            return;
        }
        let (pool, blobs) = (self.pool.clone(), self.blobs.clone());
        let forget = async move {
            let mut client = pool.get().await?;
            let transaction = client.transaction().await?;
            transaction.execute("select pg_advisory_xact_lock($1)", &[&parts::SHELVING_LOCK]).await?;
            let unnamed = transaction
                .query(
                    "select loose.sha256 from unnest($1::text[]) as loose (sha256)
                      where not exists (select 1 from part where part.sha256 = loose.sha256 and part.body is null)",
                    &[&hashes],
                )
                .await?;
            let unnamed: Vec<String> = unnamed.iter().map(|row| read(row, 0)).collect::<Result<_, _>>()?;
            off_the_loop(move || unnamed.iter().try_for_each(|sha256| blobs.delete(sha256))).await?;
            Ok::<(), InboxError>(transaction.commit().await?)
        };
        tokio::spawn(async move {
            if let Err(error) = forget.await {
                let chain = domain::chain(&error);
                tracing::warn!(error = chain, "a forgotten part's file stays where it is: {chain}");
            }
        });
    }
}

impl Postgres {
    /// Connects, judges the server, brings its tables to this release's form, and listens for what other gateways commit.
    /// It takes as long as the server does; nothing is served before.
    pub(crate) fn open(server: &Server, readers: Arc<Readers>) -> Result<Self, InboxError> {
        let blobs = Blobs::open(&server.parts)?;
        let line = Line::new(server)?;
        let first = line.clone();
        // The caller may stand within a runtime or not; this one is its own.
        let prepared = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.map_err(|cause| InboxError::Away(Arc::new(cause)))?;
            runtime.block_on(async {
                let mut client = first.connect().await?;
                schema::check_durable(&client).await?;
                schema::migrate(&mut client).await
            })
        });
        prepared.join().map_err(|_| InboxError::Closed)??;
        let bulletin = Bulletin::open(line.clone(), Arc::clone(&readers))?;
        let hub = Arc::new(Hub { pool: line.pool()?, blobs, readers, bulletin });
        let (parts, manifests) = (Gather::new(Parts(Arc::clone(&hub))), Gather::new(Manifests(Arc::clone(&hub))));
        Ok(Self { hub, parts, manifests, waiting: Mutex::default(), month: Mutex::default() })
    }

    async fn client(&self) -> Result<Object, InboxError> {
        self.hub.client().await
    }

    /// Makes this month's tables, if it is a month that this gateway has not seen.
    async fn turn_month(&self, now: Timestamp) -> Result<(), InboxError> {
        let month = Month::of(now);
        if *self.month.lock().unwrap_or_else(PoisonError::into_inner) != Some(month) {
            let mut client = self.client().await?;
            month.make_tables(&mut client).await?;
            *self.month.lock().unwrap_or_else(PoisonError::into_inner) = Some(month);
        }
        Ok(())
    }
}

/// How the server is reached.
#[derive(Clone)]
struct Line {
    config: tokio_postgres::Config,
    tls: Option<MakeRustlsConnect>,
}

impl Line {
    fn new(server: &Server) -> Result<Self, InboxError> {
        let mut config = server.config.clone();
        let options = config.get_options().map_or_else(|| OPTIONS.to_owned(), |own| format!("{OPTIONS} {own}"));
        if config.get_application_name().is_none() {
            config.application_name("guichet-gateway");
        }
        config.options(options).connect_timeout(PATIENCE).tcp_user_timeout(2 * PATIENCE);
        config.keepalives_idle(SILENCE).keepalives_interval(PATIENCE).keepalives_retries(3);
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        let tls = match (config.get_ssl_mode(), &server.ca) {
            (SslMode::Disable, _) | (_, None) => None,
            (_, Some(pem)) => Some(MakeRustlsConnect::new(tls(pem)?)),
        };
        Ok(Self { config, tls })
    }

    /// A connection outside the pool; its thread's runtime carries it.
    async fn connect(&self) -> Result<Client, InboxError> {
        match &self.tls {
            None => {
                let (client, connection) = self.config.connect(NoTls).await?;
                tokio::spawn(connection);
                Ok(client)
            }
            Some(tls) => {
                let (client, connection) = self.config.connect(tls.clone()).await?;
                tokio::spawn(connection);
                Ok(client)
            }
        }
    }

    fn pool(self) -> Result<Pool, InboxError> {
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match self.tls {
            None => Manager::from_config(self.config, NoTls, recycling),
            Some(tls) => Manager::from_config(self.config, tls, recycling),
        };
        // Each connection asks anew: a server may be started again with other settings.
        let check = Hook::async_fn(|client, _| {
            Box::pin(async move {
                schema::check_durable(client).await.map_err(|error| HookError::message(domain::chain(&error)))
            })
        });
        let pool = Pool::builder(manager).max_size(CONNECTIONS_MAX).runtime(Runtime::Tokio1).post_create(check);
        let pool = pool.wait_timeout(Some(PATIENCE)).create_timeout(Some(PATIENCE)).recycle_timeout(Some(PATIENCE));
        pool.build().map_err(|cause| InboxError::Away(Arc::new(cause)))
    }
}

fn tls(pem: &[u8]) -> Result<rustls::ClientConfig, InboxError> {
    let unusable = |cause: rustls::Error| InboxError::Away(Arc::new(cause));
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|cause| InboxError::Away(Arc::new(cause)))?;
        roots.add(certificate).map_err(unusable)?;
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    Ok(config.map_err(unusable)?.with_root_certificates(roots).with_no_client_auth())
}

impl From<PoolError> for InboxError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => error.into(),
            PoolError::Timeout(_)
            | PoolError::Closed
            | PoolError::NoRuntimeSpecified
            | PoolError::PostCreateHook(_) => Self::Away(Arc::new(error)),
        }
    }
}

/// A value of a row.
fn read<T: FromSqlOwned>(row: &Row, column: usize) -> Result<T, InboxError> {
    Ok(row.try_get(column)?)
}

/// A value in the text form that it is written in.
fn parsed<T: FromStr>(row: &Row, column: usize) -> Result<T, InboxError> {
    let text: String = read(row, column)?;
    text.parse().map_err(|_| InboxError::Row { sid: text })
}

fn count(row: &Row, column: usize) -> Result<u64, InboxError> {
    Ok(read::<i64>(row, column)?.unsigned_abs())
}

/// PostgreSQL counts to 2⁶³; no count of ours comes near.
fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Store for Postgres {
    fn put_part(&self, sid: SubmissionId, n: u16, body: Bytes, now: Timestamp) -> Answered<'_, PartPut> {
        Box::pin(self.keep_part(sid, n, body, now))
    }

    fn parts(&self, sid: SubmissionId) -> Answered<'_, Vec<PartHeld>> {
        Box::pin(self.parts_held(sid))
    }

    fn receipt_for(&self, sid: SubmissionId, manifest_sha256: String) -> Answered<'_, Option<String>> {
        Box::pin(async move {
            let committed = self.committed(sid).await?;
            Ok(committed.filter(|(committed, _)| *committed == manifest_sha256).map(|(_, receipt)| receipt))
        })
    }

    fn receive(&self, delivery: Delivery) -> Answered<'_, Received> {
        Box::pin(self.commit(delivery))
    }

    fn entries(&self, agency: AgencyId, after: u64, limit: u64) -> Answered<'_, Vec<InboxEntry>> {
        Box::pin(self.list(agency, after, limit))
    }

    fn part(&self, agency: AgencyId, sid: SubmissionId, n: u16) -> Answered<'_, Option<Vec<u8>>> {
        Box::pin(self.body(agency, sid, n))
    }

    fn take(&self, answer: Answer) -> Answered<'_, Taken> {
        Box::pin(self.keep_answer(answer))
    }

    fn post_event(&self, event: Event) -> Answered<'_, Posted> {
        Box::pin(self.keep_event(event))
    }

    fn status(&self, terminal: TerminalId, since: u64, limit: u64) -> Answered<'_, StatusPage> {
        Box::pin(self.told(terminal, since, limit))
    }

    fn heartbeat(&self, heartbeat: Heartbeat) -> Answered<'_, Heard> {
        Box::pin(self.keep_heartbeat(heartbeat))
    }

    fn heartbeats(&self) -> Answered<'_, Vec<Heartbeat>> {
        Box::pin(self.heartbeats_kept())
    }

    fn look_up(
        &self,
        terminal: TerminalId,
        reference: Reference,
        proof: String,
        now: Timestamp,
    ) -> Answered<'_, Sought> {
        Box::pin(self.seek(terminal, reference, proof, now))
    }

    fn put_call(&self, call: StaffCall, now: Timestamp) -> Answered<'_, ()> {
        Box::pin(self.keep_call(call, now))
    }

    fn calls(&self) -> Answered<'_, Vec<StaffWanted>> {
        Box::pin(self.calls_kept())
    }

    fn put_feedback(&self, day: Feedback) -> Answered<'_, ()> {
        Box::pin(self.keep_feedback(day))
    }

    fn feedback(&self) -> Answered<'_, Vec<DayOfFaces>> {
        Box::pin(self.feedback_kept())
    }

    fn backlog(&self, agency: AgencyId, after: u64) -> Answered<'_, Backlog> {
        Box::pin(self.behind(agency, after))
    }

    fn is_writable(&self) -> Answered<'_, ()> {
        Box::pin(async move {
            // A note in the log that belongs to a transaction, so that its COMMIT waits for the disk.
            let client = self.client().await?;
            client.query_one("select pg_logical_emit_message(true, 'guichet', '')::text", &[]).await?;
            Ok(())
        })
    }
}
