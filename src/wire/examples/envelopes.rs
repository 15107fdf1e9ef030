//! Seals envelopes with attachments of all sizes for other libraries to open: `envelopes FOLDER COUNT`. Into the folder go
//! the agency's key and another one, and for each envelope its token, its plaintext and its attachments, sealed and plain.
//! With `--to KEY FILE..` each file is sealed to that public key, as FILE.jwe.

use std::error::Error;
use std::fs;
use std::path::Path;

use domain::{Personal, Reference, SubmissionId};
use wire::keys::Private;
use wire::seal::{Fresh, PART_PLAINTEXT_MAX, PartKey, Recipient, seal};
use wire::v1::{Envelope, PartAnnounced};

/// Attachments in turn: nothing, one byte, around a block, a page, a photograph, the largest.
const SIZES: [usize; 8] = [0, 1, 15, 16, 17, 70_000, 1_048_576, PART_PLAINTEXT_MAX];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("write: envelopes FOLDER COUNT".into());
    };
    if folder == "--to" {
        let key = Recipient::from_jwk(&fs::read_to_string(count)?)?;
        for file in arguments {
            let fresh = Fresh::draw(&mut wire::system_random)?;
            fs::write(format!("{file}.jwe"), seal(&fs::read(&file)?, &key, fresh)?)?;
        }
        return Ok(());
    }
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let mut random = wire::system_random;
    let (key, other) = (Private::generate("SFA-enc-1", &mut random)?, Private::generate("SFA-enc-1", &mut random)?);
    fs::write(folder.join("key.jwk"), key.to_jwk().as_bytes())?;
    fs::write(folder.join("other.jwk"), other.to_jwk().as_bytes())?;
    for n in 0..count.parse::<usize>()? {
        one(folder, n, &key)?;
    }
    Ok(())
}

fn one(folder: &Path, n: usize, key: &Private) -> Result<(), Box<dyn Error>> {
    let mut random = wire::system_random;
    let sid: SubmissionId = format!("6f9619ff-8b86-4d01-b42d-{n:012x}").parse()?;
    let reference = Reference::new("7K4".parse()?, n as u64).ok_or("no reference")?;
    let mut attachments = Vec::new();
    // Two each, so that every size comes and the whole stays small enough to be tried for each change.
    for (part, at) in (1_u16..).zip([n % SIZES.len(), (n / 2) % (SIZES.len() - 1)]) {
        let mut plain = vec![0; SIZES.get(at).copied().unwrap_or_default()];
        random(&mut plain);
        fs::write(folder.join(format!("{n}-{part}.plain")), &plain)?;
        let fresh = PartKey::draw(&mut random);
        let name = (Personal::new(format!("scan {part}.pdf")), "application/pdf");
        let (announced, sealed) = PartAnnounced::seal(sid, part, name, plain, fresh)?;
        fs::write(folder.join(format!("{n}-{part}.sealed")), sealed)?;
        attachments.push(announced);
    }
    let (terminal, agency) = ("T0417".parse()?, "SFA".parse()?);
    let at = "2026-11-22T03:04:05Z".parse()?;
    let envelope = Envelope::test((sid, reference), terminal, agency, attachments, at).to_json();
    fs::write(folder.join(format!("{n}.json")), envelope.as_slice())?;
    fs::write(folder.join(format!("{n}.jwe")), seal(&envelope, key.public(), Fresh::draw(&mut random)?)?)?;
    Ok(())
}
