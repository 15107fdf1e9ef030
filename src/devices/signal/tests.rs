//! Calls with an imagined light: on, off, at its end, and with the cable pulled.

use std::sync::mpsc::channel;
use std::time::Duration;

use super::simulated::{Controls, Shine, light};
use super::{Handle, Switch};
use crate::port::PortError;

const SOON: Duration = Duration::from_secs(10);

fn start(at_most: Duration) -> (Handle, Controls) {
    let (signal, controls) = light(Switch { on: vec![1, 0x41], off: vec![1, 0x42], at_most });
    (Handle::start(signal).unwrap(), controls)
}

fn call(handle: &Handle) -> Result<(), PortError> {
    let (reply, answer) = channel();
    handle.call(Box::new(move |begun| reply.send(begun).unwrap()));
    answer.recv_timeout(SOON).unwrap()
}

#[test]
fn a_call_lights_it_and_taking_it_back_ends_it() {
    let (handle, light) = start(Duration::from_secs(3_600));
    call(&handle).unwrap();
    assert_eq!((light.shine(), light.begun()), (Shine::Lit, 1));
    call(&handle).unwrap();
    assert_eq!((light.shine(), light.begun()), (Shine::Lit, 2));
    handle.cancel();
    assert!(light.await_shine(Shine::Dark, SOON));
}

#[test]
fn it_goes_out_by_itself() {
    let (handle, light) = start(Duration::ZERO);
    call(&handle).unwrap();
    assert!(light.await_shine(Shine::Dark, SOON));
    assert_eq!(light.begun(), 1);
}

#[test]
fn it_goes_out_with_the_program() {
    let (handle, light) = start(Duration::from_secs(3_600));
    call(&handle).unwrap();
    drop(handle);
    assert!(light.await_shine(Shine::Dark, SOON));
}

#[test]
fn a_pulled_cable_is_told_and_a_new_one_is_found() {
    let (handle, light) = start(Duration::from_secs(3_600));
    light.unplug();
    assert!(call(&handle).is_err());
    assert_eq!((light.shine(), light.begun()), (Shine::Dark, 0));
    light.plug_in();
    call(&handle).unwrap();
    assert_eq!(light.shine(), Shine::Lit);
}
