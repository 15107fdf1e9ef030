//! temp
use super::*;
use crate::printer::escpos::tests::{in_scripts, receipt};
#[test]
fn zz_emupos() {
    let Ok(to) = std::env::var("EMU") else { return };
    let p = if std::env::var("GEN").is_ok() { Profile::generic_80() } else { Profile::epson_tm_t20iii() };
    let c = if to.starts_with('/') {
        crate::Connection::Serial { path: to, baud: 115_200 }
    } else {
        crate::Connection::Tcp(to.parse().unwrap())
    };
    let mut printer = crate::open(&c, p).unwrap();
    println!("{:?}", printer.status());
    println!("{:?}", printer.print(&receipt(), &mut |p| println!("{p:?}")));
    println!("{:?}", printer.print(&in_scripts(), &mut |_| {}));
    println!("{:?}", printer.purge());
    std::fs::write("/tmp/zh.png", printer.preview(&in_scripts()).png()).unwrap();
    std::fs::write("/tmp/en.png", printer.preview(&receipt()).png()).unwrap();
}
