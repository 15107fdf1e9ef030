//! The table of contents: every call, who makes it, what it brings and what it is answered. The router is built from this
//! table and so is the OpenAPI document, so that neither can hold a path that the other does not.

use wire::v1::ProblemType;

use crate::trust::PART_BYTES_MAX;

/// Every call of the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Call {
    Health,
    Ready,
    Hello,
    PutPart,
    Parts,
    PutManifest,
    PostManifest,
    Status,
    Lookup,
    Heartbeat,
    StaffWanted,
    Feedback,
    Inbox,
    InboxPart,
    Receipts,
    Events,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Put,
    Post,
}

/// By what a caller is known before anything is done for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// It need not be known.
    Anybody,
    /// By a call token or a client certificate, before the body is read.
    Terminal,
    /// By the signature of the body itself, and a client certificate where they are asked for.
    Signer,
    /// By a bearer token, before the body is read.
    Agency,
}

/// How long a call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// A look at something that is there, never shed: a watchdog must be able to ask when everybody is turned away.
    Watch,
    /// Work: of these only so many are done at a time.
    Work,
    /// A reader that may wait for news and holds nothing meanwhile.
    Wait,
}

/// What travels in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing.
    Empty,
    /// A compact JWS of this type.
    Token(&'static str),
    /// Sealed bytes.
    Octets,
    /// JSON, described under this name in `openapi`.
    Json(&'static str),
}

/// A body that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Takes {
    pub(crate) shape: Shape,
    pub(crate) bytes_max: usize,
}

/// A place in the query or among the headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text that has to be there and fits this pattern.
    Text(&'static str),
    /// A whole number between these, with what counts where it is absent.
    Number { least: u64, most: u64, default: u64 },
}

/// An answer that is no problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(crate) status: u16,
    pub(crate) about: &'static str,
    pub(crate) shape: Shape,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) call: Call,
    pub(crate) verb: Verb,
    pub(crate) path: &'static str,
    pub(crate) about: &'static str,
    pub(crate) who: Who,
    pub(crate) pace: Pace,
    pub(crate) query: &'static [Member],
    pub(crate) headers: &'static [Member],
    pub(crate) takes: Option<Takes>,
    pub(crate) answers: &'static [Answers],
    /// Beside those that any call of its kind may be answered with.
    pub(crate) problems: &'static [ProblemType],
}

const KIB: usize = 1024;
const MANIFEST_BYTES_MAX: usize = 32 * KIB;
const NOTE_BYTES_MAX: usize = 4 * KIB;
const BATCH_BYTES_MAX: usize = 1024 * KIB;
/// Entries of a page.
pub(crate) const LIMIT_MAX: u64 = 100;
/// How long a reader may wait.
pub(crate) const WAIT_SECS_MAX: u64 = 60;

const WAIT: Member = Member {
    name: "wait",
    about: "How many seconds to wait for something to come.",
    kind: Kind::Number { least: 0, most: WAIT_SECS_MAX, default: 0 },
};
const LIMIT: Member = Member {
    name: "limit",
    about: "How many at most.",
    kind: Kind::Number { least: 1, most: LIMIT_MAX, default: LIMIT_MAX },
};
const SINCE: Member = Member {
    name: "since",
    about: "The cursor of the answer before.",
    kind: Kind::Number { least: 0, most: i64::MAX.unsigned_abs(), default: 0 },
};
const AFTER: Member = Member {
    name: "after",
    about: "The highest number that is stored already.",
    kind: Kind::Number { least: 0, most: i64::MAX.unsigned_abs(), default: 0 },
};
const NONCE: Member = Member {
    name: "nonce",
    about: "Anything, fresh: it stands in the answer.",
    kind: Kind::Text("^[A-Za-z0-9_-]{1,64}$"),
};
const DIGEST: Member = Member {
    name: "Content-Digest",
    about: "SHA-256 of the body as RFC 9530 writes it.",
    kind: Kind::Text("^sha-256=:[A-Za-z0-9+/]{43}=:$"),
};
const IDEMPOTENCY_KEY: Member = Member {
    name: "Idempotency-Key",
    about: "The submission's id, in quotes or without.",
    kind: Kind::Text("^\"?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"?$"),
};

const MANIFEST: Takes = Takes { shape: Shape::Token("guichet-manifest+jws"), bytes_max: MANIFEST_BYTES_MAX };
const CUSTODY: &[Answers] = &[
    Answers { status: 201, about: "Committed now: a custody receipt.", shape: Shape::Token("guichet-receipt+jws") },
    Answers { status: 200, about: "It was here: the same receipt again.", shape: Shape::Token("guichet-receipt+jws") },
];
const NOTED: &[Answers] =
    &[Answers { status: 200, about: "On disk; the answer quotes the note.", shape: Shape::Token("guichet-noted+jws") }];

const fn note(typ: &'static str) -> Option<Takes> {
    Some(Takes { shape: Shape::Token(typ), bytes_max: NOTE_BYTES_MAX })
}

/// A row with nothing in it but its name.
const fn row(call: Call, verb: Verb, path: &'static str, who: Who, pace: Pace) -> Row {
    Row { call, verb, path, about: "", who, pace, query: &[], headers: &[], takes: None, answers: &[], problems: &[] }
}

const TAKEN: &[Answers] =
    &[Answers { status: 200, about: "What became of each, in that order.", shape: Shape::Json("TokensTaken") }];

/// A row for signed tokens that an agency posts several at a time.
const fn batch(call: Call, path: &'static str, shape: &'static str) -> Row {
    Row {
        takes: Some(Takes { shape: Shape::Json(shape), bytes_max: BATCH_BYTES_MAX }),
        answers: TAKEN,
        problems: &[ProblemType::Malformed, ProblemType::TooLarge, ProblemType::StorageFull],
        ..row(call, Verb::Post, path, Who::Agency, Pace::Work)
    }
}

/// Every call there is.
pub(crate) static TABLE: &[Row] = &[
    Row {
        about: "Whether the process serves.",
        answers: &[Answers { status: 200, about: "It does.", shape: Shape::Json("Health") }],
        ..row(Call::Health, Verb::Get, "/healthz", Who::Anybody, Pace::Watch)
    },
    Row {
        about: "Whether it takes submissions: the store is writable and what it commits is on disk.",
        answers: &[Answers { status: 200, about: "It does.", shape: Shape::Json("Health") }],
        ..row(Call::Ready, Verb::Get, "/readyz", Who::Anybody, Pace::Watch)
    },
    Row {
        about: "Proves that it is this gateway, and tells its time.",
        query: &[NONCE],
        answers: &[Answers { status: 200, about: "Signed, with the nonce.", shape: Shape::Token("guichet-hello+jws") }],
        problems: &[ProblemType::Malformed],
        ..row(Call::Hello, Verb::Get, "/v1/hello", Who::Anybody, Pace::Work)
    },
    Row {
        about: "Brings one part of a submission; parts go before the manifest.",
        headers: &[DIGEST],
        takes: Some(Takes { shape: Shape::Octets, bytes_max: PART_BYTES_MAX }),
        answers: &[
            Answers { status: 201, about: "New, and on disk.", shape: Shape::Empty },
            Answers { status: 200, about: "It was here.", shape: Shape::Empty },
        ],
        problems: &[
            ProblemType::Malformed,
            ProblemType::TooLarge,
            ProblemType::DigestMismatch,
            ProblemType::SidConflict,
            ProblemType::StorageFull,
        ],
        ..row(Call::PutPart, Verb::Put, "/v1/submissions/{sid}/parts/{n}", Who::Terminal, Pace::Work)
    },
    Row {
        about: "Which parts are here: resuming is asking.",
        answers: &[Answers { status: 200, about: "None for an unknown sid.", shape: Shape::Json("PartsHeld") }],
        problems: &[ProblemType::Malformed],
        ..row(Call::Parts, Verb::Get, "/v1/submissions/{sid}/parts", Who::Terminal, Pace::Work)
    },
    Row {
        about: "Commits a submission.",
        takes: Some(MANIFEST),
        answers: CUSTODY,
        problems: &[
            ProblemType::SidConflict,
            ProblemType::PartMissing,
            ProblemType::UnknownAgency,
            ProblemType::StorageFull,
        ],
        ..row(Call::PutManifest, Verb::Put, "/v1/submissions/{sid}", Who::Signer, Pace::Work)
    },
    Row {
        about: "Commits a submission, for clients that know idempotency keys and no PUT.",
        headers: &[IDEMPOTENCY_KEY],
        takes: Some(MANIFEST),
        answers: CUSTODY,
        problems: &[
            ProblemType::SidConflict,
            ProblemType::PartMissing,
            ProblemType::UnknownAgency,
            ProblemType::InProgress,
            ProblemType::StorageFull,
        ],
        ..row(Call::PostManifest, Verb::Post, "/v1/submissions", Who::Signer, Pace::Work)
    },
    Row {
        about: "What agencies said about this terminal's submissions.",
        query: &[SINCE, LIMIT, WAIT],
        answers: &[Answers { status: 200, about: "After the cursor, oldest first.", shape: Shape::Json("StatusPage") }],
        problems: &[ProblemType::Malformed],
        ..row(Call::Status, Verb::Get, "/v1/status", Who::Terminal, Pace::Wait)
    },
    Row {
        about: "Where things stand, asked by somebody with a receipt.",
        takes: note("guichet-enquiry+jws"),
        answers: &[Answers { status: 200, about: "Findings, or none.", shape: Shape::Json("Lookup") }],
        problems: &[ProblemType::NotEnrolled],
        ..row(Call::Lookup, Verb::Post, "/v1/lookup", Who::Signer, Pace::Work)
    },
    Row {
        about: "How a terminal is: kept in place of what it told before.",
        takes: note("guichet-heartbeat+jws"),
        answers: &[Answers {
            status: 204,
            about: "Noted; Guichet-Orders holds what the operator wants.",
            shape: Shape::Empty,
        }],
        problems: &[ProblemType::NotEnrolled],
        ..row(Call::Heartbeat, Verb::Post, "/v1/heartbeat", Who::Signer, Pace::Work)
    },
    Row {
        about: "Somebody is wanted at a terminal, or no longer.",
        takes: note("guichet-staff-call+jws"),
        answers: NOTED,
        ..row(Call::StaffWanted, Verb::Put, "/v1/terminals/{terminal}/calls/{call}", Who::Signer, Pace::Work)
    },
    Row {
        about: "How often each face was pressed on a day that is over.",
        takes: note("guichet-feedback+jws"),
        answers: NOTED,
        ..row(Call::Feedback, Verb::Put, "/v1/terminals/{terminal}/feedback/{day}", Who::Signer, Pace::Work)
    },
    Row {
        about: "An agency's submissions after a number, in order and without gaps.",
        query: &[AFTER, LIMIT, WAIT],
        answers: &[Answers { status: 200, about: "None when the wait is over.", shape: Shape::Json("InboxEntries") }],
        problems: &[ProblemType::Malformed],
        ..row(Call::Inbox, Verb::Get, "/v1/inbox", Who::Agency, Pace::Wait)
    },
    Row {
        about: "A part of an agency's submission.",
        answers: &[Answers { status: 200, about: "As it was sent, with Content-Digest.", shape: Shape::Octets }],
        problems: &[ProblemType::Malformed],
        ..row(Call::InboxPart, Verb::Get, "/v1/inbox/{sid}/parts/{n}", Who::Agency, Pace::Work)
    },
    Row { about: "An agency's signed answers.", ..batch(Call::Receipts, "/v1/inbox/receipts", "ReceiptsPosted") },
    Row {
        about: "What an agency says about applications after it took them in: signed events, numbered for each.",
        ..batch(Call::Events, "/v1/inbox/events", "EventsPosted")
    },
];
