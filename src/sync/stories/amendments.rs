//! Stories of applications that amend others: they arrive after them, whatever becomes of the first, and hold up nobody.

use store::State;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};

use super::kiosk::{Kiosk, Table, at, id, is_manifest, saying, signed, status};
use crate::transport::Response;

/// Takes everything but what `refused` says of a submission's number.
fn table(kiosk: &Kiosk, all: u128, refused: impl Fn(u128) -> Option<Response> + Send + Sync + 'static) -> Table {
    let custody: Vec<String> = (1..=all).map(|n| kiosk.custody(n)).collect();
    Table::new(move |request| {
        let n = (1..=all).find(|n| request.path.contains(&id(*n).to_string())).unwrap();
        let taken =
            || if is_manifest(request) { signed(201, &custody[usize::try_from(n - 1).unwrap()]) } else { status(201) };
        Ok(refused(n).unwrap_or_else(taken))
    })
}

fn arrived(table: &Table) -> Vec<String> {
    table.heard().into_iter().filter(is_manifest).map(|request| request.path).collect()
}

#[tokio::test]
async fn an_amendment_arrives_after_what_it_amends() {
    let kiosk = Kiosk::new();
    kiosk.submit(1, "SFA");
    kiosk.submit_amending(2, "SFA", 1);
    kiosk.submit_amending(3, "URA", 99);
    let table = table(&kiosk, 3, |_| None);
    assert_eq!(kiosk.round(&table, 0).await.attempted, 2, "what amends something unknown here waits for nothing");
    assert_eq!(kiosk.round(&table, 1).await.attempted, 1);
    let paths = arrived(&table);
    assert_eq!(paths.len(), 3);
    let place = |n| paths.iter().position(|path| path.ends_with(&id(n).to_string()));
    assert!(place(1) < place(2), "{paths:?}");
}

#[tokio::test]
async fn an_amendment_waits_as_long_as_the_first_is_here_and_holds_up_nobody() {
    let kiosk = Kiosk::new();
    kiosk.submit(1, "SFA");
    // More than are read from a lane at once, all before the one that can go.
    for n in 2..=13 {
        kiosk.submit_amending(n, "SFA", 1);
    }
    kiosk.submit(14, "SFA");
    let busy = String::from_utf8(Problem::new(ProblemType::InProgress, "x").to_json()).unwrap();
    let held = table(&kiosk, 14, move |n| (n == 1).then(|| saying(409, MEDIA_TYPE, &busy)));
    let report = kiosk.round(&held, 0).await;
    assert_eq!((report.attempted, report.put_off.len()), (2, 1), "{report:?}");
    assert_eq!(kiosk.row(14).state, State::Custody, "it is not hidden behind those that wait");
    assert_eq!(report.next_due, Some(at(10)), "nothing else is to be done but what waits for time");
    assert_eq!(kiosk.round(&held, 1).await.attempted, 0);
    assert_eq!(arrived(&held).len(), 1);

    let too_large = String::from_utf8(Problem::new(ProblemType::TooLarge, "x").to_json()).unwrap();
    let parks = table(&kiosk, 14, move |n| (n == 1).then(|| saying(413, MEDIA_TYPE, &too_large)));
    kiosk.round(&parks, 86_400).await;
    assert_eq!(kiosk.row(1).state, State::Parked);
    assert_eq!(kiosk.round(&parks, 86_401).await.attempted, 0, "what nobody has received cannot be amended");

    kiosk.store.call(|store| store.release(id(1), at(86_402)).unwrap()).unwrap();
    let takes = table(&kiosk, 14, |_| None);
    for round in 0..10 {
        kiosk.round(&takes, 86_403 + round).await;
    }
    assert!((1..=14).all(|n| kiosk.row(n).state == State::Custody));
    assert!(arrived(&takes)[0].ends_with(&id(1).to_string()), "the first goes first");
}
