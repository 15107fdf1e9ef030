//! Pages drawn and pressed, kind by kind.

use super::samples;
use crate::draw::{Painter, Picture};
use crate::look::{Look, Reach, Screen, TextSize, Theme};
use crate::page::BlockId;

fn look() -> Look {
    Look {
        theme: Theme::Light,
        text_size: TextSize::Default,
        reach: Reach::Full,
        focus: None,
        language: domain::Language::English,
    }
}

fn write(name: &str, picture: &Picture) {
    let mut out = format!("P6 {} {} 255\n", picture.width, picture.height).into_bytes();
    out.extend(picture.rgba.chunks(4).flat_map(|p| [p[0], p[1], p[2]]));
    std::fs::write(format!("/tmp/g/out/{name}.ppm"), out).unwrap();
}

#[test]
fn gallery() {
    let mut painter = Painter::new();
    let focus = |id: &str| Some(BlockId(id.into()));
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut shot = |name: &str, page: crate::page::Page<samples::Say>, look: Look, screen: Screen| {
        if !only.is_empty() && !only.split(',').any(|o| name.starts_with(o)) { return; }
        let behind = samples::question();
        let before = std::time::Instant::now();
        let picture = painter.draw(&page, Some(&behind), &look, screen);
        let took = before.elapsed();
        println!("{name} {took:?} overflow {:?}", painter.fits(&page, &look, screen));
        write(name, &picture);
    };
    let p = Screen::PORTRAIT;
    let l = Screen::LANDSCAPE;
    shot("start", samples::start(), Look { focus: focus("find"), ..look() }, p);
    shot("question", samples::question(), Look { focus: focus("away"), ..look() }, p);
    shot("question-dark", samples::question(), Look { focus: focus("away"), theme: Theme::Dark, ..look() }, p);
    shot("question-low", samples::question(), Look { theme: Theme::LowGlare, reach: Reach::Low, ..look() }, p);
    shot("tamil", samples::tamil(), Look { focus: focus("away"), ..look() }, p);
    shot("chinese", samples::chinese(), Look { focus: focus("heading"), ..look() }, p);
    shot("result", samples::result(), look(), p);
    shot("result-hc", samples::result(), Look { theme: Theme::HighContrast, focus: focus("b"), ..look() }, p);
    shot("typing", samples::typing(), Look { focus: focus("key-g"), ..look() }, p);
    shot("submitted", samples::submitted(), look(), p);
    shot("submitted-dark", samples::submitted(), Look { theme: Theme::Dark, ..look() }, p);
    shot("attract", samples::attract(), look(), p);
    shot("idle", samples::idle(), Look { focus: focus("stay"), ..look() }, p);
    shot("corrections", samples::corrections(), look(), p);
    shot("question-largest", samples::question(), Look { text_size: TextSize::Largest, ..look() }, p);
    shot("tamil-largest", samples::tamil(), Look { text_size: TextSize::Largest, ..look() }, p);
    shot("typing-largest", samples::typing(), Look { text_size: TextSize::Largest, ..look() }, p);
    shot("start-largest", samples::start(), Look { text_size: TextSize::Largest, ..look() }, p);
    shot("landscape", samples::question(), Look { focus: focus("away"), ..look() }, l);
    shot("landscape-typing", samples::typing(), look(), l);
    shot("landscape-result", samples::result(), look(), l);
    shot("landscape-attract", samples::attract(), look(), l);
}
