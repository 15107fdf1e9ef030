//! `guichetctl`: the technician's commands, over SSH or from a shell. It reads the command line, calls `technician` and
//! prints the report; it decides nothing. Exit codes: 0 all well, 1 something to mend, 2 the command could not be done.

mod args;
#[path = "../../roof/home.rs"]
mod home;
mod render;

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use technician::{Report, Terminal};

use args::{Agency, Audit, Catalogue, Cli, Command, Fleet, Printer, Queue, Simulate, Speech, Technician};

fn main() -> ExitCode {
    let cli = Cli::parse();
    run(&cli).unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "guichetctl: {error:#}");
        ExitCode::from(2)
    })
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    let json = cli.json;
    let catalogue = |dir: &Option<PathBuf>| dir.clone().unwrap_or_else(|| cli.config.join("catalogue"));
    match &cli.command {
        Command::Status => {
            let path = std::env::var_os("PATH");
            show(&technician::status(&terminal(cli)?, path.as_deref(), now()), json)
        }
        Command::Selftest { print } => {
            let on_paper = if *print { technician::OnPaper::Ticket } else { technician::OnPaper::No };
            show(&technician::selftest(&terminal(cli)?, std::env::var_os("PATH"), now, on_paper)?, json)
        }
        Command::Technician(Technician::Pin) => {
            let pin = typed_pin()?;
            show(&technician::set_pin(&terminal(cli)?, &pin, &mut wire::system_random, now())?, json)
        }
        Command::Technician(Technician::Unlock) => show(&technician::unlock(&terminal(cli)?, now())?, json),
        Command::Identity => show(&technician::identity(&terminal(cli)?)?, json),
        Command::Ports => show(&technician::ports(), json),
        Command::Catalogue(Catalogue::Check { dir, licence, render }) => {
            let checked = technician::check(&catalogue(dir), licence.as_ref())?;
            let code = show(&checked, json)?;
            if *render && checked.is_well() { render::look_over(&checked.dir) } else { Ok(code) }
        }
        Command::Catalogue(Catalogue::Replay { dir, licence }) => {
            show(&technician::replay(&catalogue(dir), licence.as_ref())?, json)
        }
        Command::Catalogue(Catalogue::Diff { old, new }) => show(&technician::difference(old, new)?, json),
        Command::Catalogue(Catalogue::Simulate { dir, licence }) => {
            show(&technician::ways(&catalogue(dir), licence.as_ref())?, json)
        }
        Command::Catalogue(Catalogue::Determine { dir, answers }) => {
            show(&technician::determine(&catalogue(dir), answers, jiff::Zoned::now().date())?, true)
        }
        Command::Printer(Printer::Status) => show(&technician::printer_status(&terminal(cli)?)?, json),
        Command::Printer(Printer::Test) => show(&technician::printer_test(&terminal(cli)?, now)?, json),
        Command::Printer(Printer::Jobs { limit }) => show(&technician::printer_jobs(&terminal(cli)?, *limit)?, json),
        Command::Printer(Printer::Clear) => show(&technician::printer_clear(&terminal(cli)?, now())?, json),
        Command::Printer(Printer::Profiles) => show(&technician::printer_profiles(&terminal(cli)?)?, json),
        Command::Printer(Printer::Figures { profile }) => {
            show(&technician::printer_figures(&terminal(cli)?, profile.as_deref())?, json)
        }
        Command::Printer(Printer::Simulate(simulate)) => serve(&cli.config, simulate),
        Command::Speech(Speech::Test { language, rate, wav }) => {
            let path = std::env::var_os("PATH");
            // A file needs no terminal; what is to be heard goes where this one speaks.
            let output = if wav.is_some() { String::new() } else { technician::speech_output(&terminal(cli)?)? };
            let to = wav.as_deref().map_or(technician::Sound::Output(&output), technician::Sound::File);
            let (path, rate_percent) = (path.as_deref(), *rate);
            let order = technician::SpeechOrder { path, language: *language, rate_percent, to };
            show(&technician::speech_test(&order)?, json)
        }
        Command::Queue(queue) => about_queue(cli, queue),
        Command::Simulate(fleet) => simulate(cli, fleet),
        Command::Agency(Agency::Test { public, kid, wait }) => {
            let wait = std::time::Duration::from_secs(*wait);
            let wish = technician::AgencyTest { public: public.clone(), kid: kid.clone(), wait };
            let means = technician::Means { clock: now, random: wire::system_random };
            show(&technician::agency_test(&terminal(cli)?, &wish, means)?, json)
        }
        Command::Audit(Audit::Verify) => show(&technician::verify(&terminal(cli)?)?, json),
    }
}

fn about_queue(cli: &Cli, queue: &Queue) -> anyhow::Result<ExitCode> {
    let (terminal, json) = (terminal(cli)?, cli.json);
    match queue {
        Queue::List => show(&technician::queue(&terminal)?, json),
        Queue::Why => show(&technician::queue_why(&terminal, now())?, json),
        Queue::Release { which } => show(&technician::queue_release(&terminal, which.as_deref(), now())?, json),
        Queue::Export { dir } => show(&technician::queue_export(&terminal, dir, now())?, json),
        Queue::Carry { dir } => show(&technician::queue_carry(&terminal, dir, now)?, json),
        Queue::Import { dir } => show(&technician::queue_import(&terminal, dir, now())?, json),
    }
}

/// Simulated terminals, or the entries that a gateway knows them by.
fn simulate(cli: &Cli, fleet: &Fleet) -> anyhow::Result<ExitCode> {
    let random: fn(&mut [u8]) = wire::system_random;
    let (Some(gateway), Some(gateway_key), false) = (&fleet.gateway, &fleet.gateway_key, fleet.write_entries) else {
        return show(&technician::entries(&fleet.keys, fleet.terminals, random)?, cli.json);
    };
    let simulation = technician::Simulation {
        terminals: fleet.terminals,
        each: fleet.each,
        bytes: fleet.size,
        pace: match (fleet.rate, fleet.herd) {
            (Some(rate), _) => technician::Pace::Rate(rate),
            (None, true) => technician::Pace::Herd,
            (None, false) => technician::Pace::Steady,
        },
        heartbeats: fleet.heartbeats,
        gateway: gateway.clone(),
        gateway_key: gateway_key.clone(),
        ca: fleet.ca.clone(),
        keys: fleet.keys.clone(),
        agencies: fleet.agencies.clone(),
    };
    let surroundings = technician::Surroundings { clock: now, steady, random };
    let mut tell = |line: &str| {
        let _ = writeln!(std::io::stderr(), "{line}");
    };
    show(&technician::simulate_fleet(&simulation, &cli.config.join("catalogue"), surroundings, &mut tell)?, cli.json)
}

/// Time since the first call.
#[expect(clippy::disallowed_methods, reason = "this is the one place of this program that asks for it")]
fn steady() -> std::time::Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}

/// Serves a simulated printer until its orders end; without orders until somebody ends this program.
fn serve(config: &Path, simulate: &Simulate) -> anyhow::Result<ExitCode> {
    use technician::simulated::{Busy, Door};
    let order = technician::SimulatorOrder {
        config,
        profile: &simulate.profile,
        baud: simulate.baud,
        door: simulate.pty.clone().map_or(Door::Tcp(simulate.listen), Door::Pty),
        papers: &simulate.papers,
        flow: simulate.flow.as_deref(),
        buffer: simulate.buffer,
        busy: if simulate.busy_offline { Busy::WhenFullOrOffline } else { Busy::WhenFull },
    };
    let orders = simulate.control.then(|| {
        let orders: Box<dyn std::io::BufRead + Send> = Box::new(std::io::BufReader::new(std::io::stdin()));
        orders
    });
    technician::simulate(&order, orders, &mut |line| {
        // A reader that closes the pipe early has seen what it wanted.
        let _ = writeln!(std::io::stdout(), "{line}");
    })?;
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place of this program that asks for the time")]
fn now() -> domain::Timestamp {
    domain::Timestamp::now()
}

/// The PIN from standard input, asked for where somebody sits at a screen; wiped when it has been used.
fn typed_pin() -> anyhow::Result<zeroize::Zeroizing<String>> {
    let mut pin = zeroize::Zeroizing::new(String::with_capacity(64));
    if std::io::stdin().is_terminal() {
        let _ = write!(std::io::stderr(), "New PIN, six digits: ");
    }
    std::io::stdin().read_line(&mut pin).context("no PIN could be read from standard input")?;
    Ok(pin)
}

fn terminal(cli: &Cli) -> anyhow::Result<Terminal> {
    Ok(Terminal { config: cli.config.clone(), data: home::data(cli.data.as_deref())? })
}

fn show<R: Report>(report: &R, json: bool) -> anyhow::Result<ExitCode> {
    let text = if json { serde_json::to_string_pretty(report)? } else { report.to_string() };
    // A reader that closes the pipe early has seen what it wanted.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(if report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
