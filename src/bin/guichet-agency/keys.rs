//! The commands around keys: make, show, renew, copy. Each says what to do next, because keys are handled once a year.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use serde_json::json;

use agency::backup::{Backup as Copy, Purpose, prove, text};
use agency::keys::EncKey;
use agency::overview::{self, Copied, KeyStanding};
use agency::{Desk, public};
use domain::{AgencyId, Date};

use crate::args::{Backup, Cli, Passphrase};
use crate::passphrase;
use crate::say;

/// `keygen`.
pub(crate) fn make(cli: &Cli, agency: &AgencyId, serial: &str) -> anyhow::Result<ExitCode> {
    let desk = Desk::set_up(&cli.desk, agency, serial, &mut wire::system_random)?;
    let note = format!(
        "# The keys are in {}; without them no application opens. Copy them now:\n\
         #   guichet-agency --desk {desk} backup make FILE, and guichet-agency --desk {desk} backup prove FILE\n",
        cli.desk.join("keys").display(),
        desk = cli.desk.display()
    );
    Ok(show_entries(&desk, cli, &note))
}

/// `keys`.
pub(crate) fn show(desk: &Desk, cli: &Cli, entries: bool) -> anyhow::Result<ExitCode> {
    if entries {
        return Ok(show_entries(desk, cli, ""));
    }
    let keys = overview::keys(desk)?;
    say(&if cli.json {
        let item = |key: &KeyStanding| {
            json!({
                "kid": key.kid,
                "seal_from": key.seal_from.map(|day| day.to_string()),
                "tested_by": key.tested_by.map(|sid| sid.to_string()),
                "copy_proven": key.copy == Copied::Proven,
            })
        };
        json!({"format": 1, "agency": desk.agency().as_str(), "keys": keys.iter().map(item).collect::<Vec<_>>()})
            .to_string()
    } else {
        keys.iter().map(line).collect::<Vec<_>>().join("\n")
    });
    let is_well = |key: &KeyStanding| key.tested_by.is_some() && key.copy != Copied::Unproven;
    Ok(if keys.iter().all(is_well) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(key: &KeyStanding) -> String {
    let from = key.seal_from.map(|day| format!(", used from {day}")).unwrap_or_default();
    let tested = match key.tested_by {
        Some(sid) => format!("active: it has opened {sid}"),
        None => {
            "NOT ACTIVE: ask the gateway's operator for a test (guichetctl agency test), pull and accept it".to_owned()
        }
    };
    let copy = match key.copy {
        Copied::Proven => "a copy was proven",
        Copied::Unproven => "NO PROVEN COPY: guichet-agency backup make, then backup prove",
        Copied::Elsewhere => "RSA: it is in no backup of this program; keep a copy where it was made",
    };
    format!("{}{from}\n    {tested}\n    {copy}", key.kid)
}

fn show_entries(desk: &Desk, cli: &Cli, note: &str) -> ExitCode {
    let (agency, keys) = (desk.agency(), desk.keys());
    say(&if cli.json {
        public::json(agency, keys)
    } else {
        format!(
            "{note}\n# For the gateway's gateway.toml:\n{}\n\
             # For the catalogue's agencies.toml, behind name and contact of {agency}:\n{}",
            public::for_gateway(agency, keys),
            public::for_catalogue(keys).trim_end()
        )
    });
    ExitCode::SUCCESS
}

/// `rotate`.
pub(crate) fn rotate(mut desk: Desk, cli: &Cli, serial: &str, from: Option<Date>) -> anyhow::Result<ExitCode> {
    let made = desk.rotate(serial, from, &mut wire::system_random)?;
    let kid = made.key.public().kid();
    say(&if cli.json {
        public::json(desk.agency(), desk.keys())
    } else {
        format!(
            "# The new key {kid} lies in {}. The older ones stay there: they open what was sealed to them.\n\
             # 1. Copy the keys anew: guichet-agency --desk {desk} backup make FILE, and backup prove FILE.\n\
             # 2. Send the public key to the gateway's operator for a test, in a file of its own:\n{}\n\
             # 3. Pull and accept the test: guichet-agency --desk {desk} pull, open, then decide accept. `keys` says then that it is active.\n\
             # 4. Only then have it published, in the catalogue's agencies.toml beside the older ones:\n{}",
            cli.desk.join("keys").display(),
            made.key.public().to_jwk(),
            public::enc_entry(&made).trim_end(),
            desk = cli.desk.display()
        )
    });
    Ok(ExitCode::SUCCESS)
}

/// `backup make` and `backup prove`.
pub(crate) fn backup(desk: &Desk, cli: &Cli, wish: &Backup) -> anyhow::Result<ExitCode> {
    match wish {
        Backup::Make { file, passphrase } => {
            anyhow::ensure!(!file.exists(), "{} is there already; name another file", file.display());
            let words = passphrase::new(passphrase)?;
            let copy = text(desk.agency(), desk.keys(), &words, &mut wire::system_random)?;
            passphrase::write_private(file, &copy)?;
            say(&format!(
                "The copy is in {0}, sealed under your passphrase.\n\
                 1. Print it or take it to the safe on a stick; keep the passphrase in another place.\n\
                 2. Prove it: guichet-agency --desk {1} backup prove {0}\n\
                 \x20  Better still: type it in from the paper and prove what you typed.\n\
                 Only a proven copy is a copy.",
                file.display(),
                cli.desk.display()
            ));
        }
        Backup::Prove { file, passphrase } => {
            let copy = read(file)?;
            anyhow::ensure!(
                copy.agency == *desk.agency(),
                "this copy is {}'s, the desk is {}'s",
                copy.agency,
                desk.agency()
            );
            let words = passphrase::known(passphrase)?;
            let on_paper = desk.keys().enc.iter().filter(|enc| enc.key.p256().is_some());
            let published: Vec<_> = on_paper.map(|enc| enc.key.public().clone()).collect();
            let proven = prove(&copy, &words, &published, &mut wire::system_random)?;
            overview::note_copied(desk, &proven)?;
            let line = |kid: &String| format!("{kid}: an envelope sealed to it was opened with the copy alone");
            say(&proven.iter().map(line).collect::<Vec<_>>().join("\n"));
        }
        Backup::Restore { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// `backup restore`.
pub(crate) fn restore(cli: &Cli, file: &Path, passphrase: &Passphrase) -> anyhow::Result<ExitCode> {
    let copy = read(file)?;
    let words = passphrase::known(passphrase)?;
    let (mut enc, mut sig) = (Vec::new(), None);
    for (purpose, key) in copy.open(&words)? {
        match purpose {
            Purpose::Opens => enc.push(EncKey { key: key.into(), seal_from: None }),
            Purpose::Signs => sig = Some(key),
        }
    }
    let sig = sig.context("the copy holds no key that signs")?;
    let desk = Desk::set_up_again(&cli.desk, &copy.agency, (enc, sig), &mut wire::system_random)?;
    let note = "# The desk stands again, with a NEW TOKEN: have its hash changed at the gateway, then pull.\n";
    Ok(show_entries(&desk, cli, note))
}

fn read(file: &Path) -> anyhow::Result<Copy> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Copy::read(&text).with_context(|| format!("{} is no whole copy", file.display()))
}
