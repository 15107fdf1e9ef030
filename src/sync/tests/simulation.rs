//! The whole field in simulated time: terminals with the real store, plan, courier and worker, the real gateway's router,
//! and agencies that pull and answer, on a network that a seed partitions, holds back and breaks, with hosts that crash
//! and clocks that jump. Once everything is healed, each application has arrived exactly once and its answer has come home.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a long run says how far it is")]

#[path = "simulation/field.rs"]
mod field;
#[path = "simulation/line.rs"]
mod line;

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use field::{AGENCIES, Field, TERMINALS};

/// Faults happen within this.
const TROUBLE: Duration = Duration::from_secs(240);
/// And then everything has to be done within this.
const HEALING: Duration = Duration::from_secs(30 * 60);
const TICK: Duration = Duration::from_millis(100);

/// A small generator, so that a seed plays the same everywhere.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % (most + 1)
    }

    fn pick<'a>(&mut self, names: &'a [String]) -> &'a str {
        let most = u64::try_from(names.len() - 1).unwrap();
        &names[usize::try_from(self.up_to(most)).unwrap()]
    }
}

/// What is wrong at the moment and has to be mended later.
enum Trouble {
    Partition(String),
    Hold(String),
    Down(String),
}

fn scale() -> (u64, usize) {
    match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("nightly") => (10_000, 200),
        Ok("pr") => (200, 200),
        _ => (4, 100),
    }
}

#[test]
fn each_application_arrives_once_whatever_happens_on_the_way() {
    let (count, items) = scale();
    let seeds = std::env::var("GUICHET_SEED").map_or(1..count + 1, |named| named_seeds(&named));
    let next = AtomicU64::new(seeds.start);
    // Each seed is a world of its own on one thread, so they go on side by side.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let ends: Vec<(Duration, usize)> = std::thread::scope(|scope| {
        let players: Vec<_> = (0..threads).map(|_| scope.spawn(|| play_all(&next, seeds.clone(), items))).collect();
        players.into_iter().map(|player| player.join().unwrap()).collect()
    });
    let longest = ends.iter().map(|(longest, _)| *longest).max().unwrap_or_default();
    let faults: usize = ends.iter().map(|(_, faults)| faults).sum();
    let count = seeds.end - seeds.start;
    println!("{count} seeds, {items} applications each, {faults} faults; slowest healing {} s", longest.as_secs());
}

/// One seed, `417`, or those of a run that was broken off, `3501-10000`.
fn named_seeds(named: &str) -> Range<u64> {
    let (first, last) = named.split_once('-').unwrap_or((named, named));
    first.parse().unwrap()..last.parse::<u64>().unwrap() + 1
}

/// Plays seeds until all are taken; the slowest healing, and how many faults there were.
fn play_all(next: &AtomicU64, seeds: Range<u64>, items: usize) -> (Duration, usize) {
    let (mut longest, mut faults) = (Duration::ZERO, 0);
    loop {
        let seed = next.fetch_add(1, Ordering::Relaxed);
        if seed >= seeds.end {
            return (longest, faults);
        }
        if seed > seeds.start && (seed - seeds.start).is_multiple_of(500) {
            println!("{} seeds are played", seed - seeds.start);
        }
        let (took, troubles) = play(seed, items);
        longest = longest.max(took);
        faults += troubles;
    }
}

/// One field from its first application to its last answer; how long it took after healing, and how many faults there were.
fn play(seed: u64, items: usize) -> (Duration, usize) {
    let field = Field::new(seed);
    let mut dice = Dice(seed);
    let mut sim = turmoil::Builder::new()
        .rng_seed(seed)
        .tick_duration(TICK)
        .simulation_duration(TROUBLE + HEALING + Duration::from_secs(60))
        .min_message_latency(Duration::from_millis(20))
        .max_message_latency(Duration::from_millis(400))
        .tcp_capacity(4_096)
        .build();
    let names = field.hosts(&mut sim);
    let mut wrong: Vec<(Duration, Trouble)> = Vec::new();
    let (mut submitted, mut faults, mut next_fault) = (0, 0, Duration::from_secs(2));
    while sim.elapsed() < TROUBLE {
        let now = sim.elapsed();
        field.tell_time(now);
        while submitted < items && now.as_secs_f64() * 2.0 >= TROUBLE.as_secs_f64() * submitted as f64 / items as f64 {
            field.submit(submitted);
            submitted += 1;
        }
        if now >= next_fault {
            next_fault = now + Duration::from_millis(500 + dice.up_to(9_500));
            faults += 1;
            wrong.extend(fault(&mut sim, &field, &mut dice, &names, now));
        }
        let (over, still): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|(until, _)| *until <= now);
        over.into_iter().for_each(|(_, trouble)| mend(&mut sim, trouble));
        wrong = still;
        sim.step().unwrap();
    }
    wrong.into_iter().for_each(|(_, trouble)| mend(&mut sim, trouble));
    let healed = sim.elapsed();
    while !field.is_done(items) {
        assert!(
            sim.elapsed() - healed < HEALING,
            "GUICHET_SEED={seed}: not done in time\n{}",
            field.differences(items)
        );
        field.tell_time(sim.elapsed());
        sim.step().unwrap();
    }
    assert!(field.is_right(items), "GUICHET_SEED={seed}\n{}", field.differences(items));
    (sim.elapsed() - healed, faults)
}

/// Something goes wrong, for a while.
fn fault(
    sim: &mut turmoil::Sim<'_>,
    field: &Field,
    dice: &mut Dice,
    names: &[String],
    now: Duration,
) -> Option<(Duration, Trouble)> {
    let until = now + Duration::from_secs(1 + dice.up_to(40));
    let name = dice.pick(names).to_owned();
    Some((
        until,
        match dice.up_to(9) {
            0..=2 => {
                sim.partition(name.as_str(), "gateway");
                Trouble::Partition(name)
            }
            3..=4 => {
                sim.hold(name.as_str(), "gateway");
                Trouble::Hold(name)
            }
            5..=6 => {
                sim.crash("gateway");
                Trouble::Down("gateway".to_owned())
            }
            7..=8 => {
                sim.crash(name.as_str());
                Trouble::Down(name)
            }
            _ => {
                let hours = i64::try_from(dice.up_to(4)).unwrap() - 2;
                field.set_clock(
                    usize::try_from(dice.up_to(u64::try_from(TERMINALS - 1).unwrap())).unwrap(),
                    hours * 3_600,
                );
                return None;
            }
        },
    ))
}

fn mend(sim: &mut turmoil::Sim<'_>, trouble: Trouble) {
    match trouble {
        Trouble::Partition(name) => sim.repair(name.as_str(), "gateway"),
        Trouble::Hold(name) => sim.release(name.as_str(), "gateway"),
        Trouble::Down(name) => {
            if !sim.is_host_running(name.as_str()) {
                sim.bounce(name.as_str());
            }
        }
    }
}

#[test]
fn a_field_without_trouble_is_done_at_once() {
    let field = Field::new(7);
    let mut sim = turmoil::Builder::new()
        .rng_seed(7)
        .tick_duration(TICK)
        .simulation_duration(HEALING)
        .max_message_latency(Duration::from_millis(100))
        .build();
    field.hosts(&mut sim);
    let items = TERMINALS * AGENCIES.len();
    (0..items).for_each(|n| field.submit(n));
    while !field.is_done(items) {
        assert!(sim.elapsed() < Duration::from_secs(180), "{}", field.differences(items));
        field.tell_time(sim.elapsed());
        sim.step().unwrap();
    }
    assert!(field.is_right(items), "{}", field.differences(items));
}
