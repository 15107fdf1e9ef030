//! Pages to draw in tests, one for each way a page can look; they know no screen and say only their ids.

use crate::page::paper::{Sheet, Strip};
use crate::page::qr::QrCode;
use crate::page::{
    BlockId, Card, Chip, Choices, Control, Field, Figure, Key, Keyboard, Kind, Many, Notice, Page, Progress, Row,
    Shown, State, Tone,
};

pub(super) type Say = &'static str;

fn control(id: Say, label: &str) -> Control<Say> {
    Control::new(id, label, id)
}

fn frame(id: &str, language: &str) -> Page<Say> {
    let language = Some(control("language", language).icon("globe"));
    Page::new(id)
        .with("banner", Kind::Banner("Demonstration — nothing you enter is sent to a real agency".into()))
        .with("top", Kind::Top { name: "Guichet".into(), language })
}

fn tools(words: [&str; 6]) -> Kind<Say> {
    let ids = ["help", "read", "text-size", "contrast", "low-reach", "finish"];
    let icons = ["circle-help", "volume-2", "a-large-small", "contrast", "arrow-down-to-line", "log-out"];
    let all = ids.into_iter().zip(words).zip(icons);
    Kind::Tools(all.map(|((id, label), icon)| control(id, label).icon(icon)).collect())
}

const ENGLISH: [&str; 6] = ["Help", "Read aloud", "Text size", "Contrast", "Low reach", "Finish"];
const TAMIL: [&str; 6] = ["உதவி", "வாசி", "எழுத்தளவு", "வண்ணம்", "கீழே", "முடி"];
const CHINESE: [&str; 6] = ["帮助", "朗读", "字号", "对比度", "低位操作", "结束"];

fn actions(back: &str, on: &str) -> Kind<Say> {
    Kind::Actions(vec![
        control("back", back).icon("chevron-left"),
        control("continue", on).icon("arrow-right").primary(),
    ])
}

fn chip(code: &str, says: &str, accent: [u8; 3]) -> Chip {
    Chip { code: code.into(), says: says.into(), accent: Some(accent) }
}

pub(super) fn start() -> Page<Say> {
    let doors = [
        ("find", "compass", "Find the licences I need", "Answer a few questions about your plan"),
        ("know", "search", "I know which licence", "Search by name, agency or activity"),
        ("renew", "refresh-cw", "Renew, change or cancel", "With the reference on your licence"),
        ("check", "receipt-text", "Check an application", "See where it stands, or print the receipt again"),
        ("resume", "qr-code", "Continue with a code", "From the slip printed on your last visit"),
        ("ask", "message-square", "Ask a question", "Answers the agencies agree on"),
    ];
    let cards = doors
        .into_iter()
        .map(|(id, icon, label, detail)| Card { control: control(id, label).icon(icon).detail(detail), chip: None });
    frame("start", "English")
        .heading("What would you like to do?")
        .paragraph("words", "A visit ends after three minutes without use. Nothing is kept unless you ask for it.")
        .with("doors", Kind::Cards(cards.collect()))
        .with("tools", tools(ENGLISH))
}

pub(super) fn question() -> Page<Say> {
    let options = vec![
        control("premises", "Yes, to drink on the premises"),
        control("away", "Yes, to take away only").state(State::Selected),
        control("no", "No"),
        control("unknown", "I don't know yet").detail("We will show both results"),
    ];
    frame("question", "English")
        .with(
            "progress",
            Kind::Progress(Progress { label: "8 licences possible, 3 settled".into(), thousandths: Some(380) }),
        )
        .heading("Will you sell or serve alcohol?")
        .paragraph("hint", "Any drink with more than 0.5 % alcohol counts, also in takeaway bottles.")
        .with("options", Kind::Choices(Choices { label: "Alcohol".into(), many: Many::One, options, problem: None }))
        .with(
            "why",
            Kind::Remark {
                lead: "Why we ask".into(),
                text: "the police license alcohol, and the hours you may sell it depend on this.".into(),
            },
        )
        .with("actions", actions("Back", "Continue"))
        .with("tools", tools(ENGLISH))
}

pub(super) fn tamil() -> Page<Say> {
    let options = vec![
        control("premises", "ஆம், இங்கேயே அருந்துவதற்கு"),
        control("away", "ஆம், எடுத்துச் செல்ல மட்டும்").state(State::Selected),
        control("no", "இல்லை"),
    ];
    frame("question", "தமிழ்")
        .with(
            "progress",
            Kind::Progress(Progress {
                label: "8 உரிமங்கள் சாத்தியம், 3 முடிவானவை".into(), thousandths: Some(380)
            }),
        )
        .heading("நீங்கள் மதுபானம் விற்பீர்களா அல்லது பரிமாறுவீர்களா?")
        .paragraph("hint", "0.5 % க்கு மேல் ஆல்கஹால் உள்ள எந்தப் பானமும் இதில் அடங்கும்.")
        .with("options", Kind::Choices(Choices { label: "மது".into(), many: Many::One, options, problem: None }))
        .with("actions", actions("பின்", "தொடர்க"))
        .with("tools", tools(TAMIL))
}

pub(super) fn chinese() -> Page<Say> {
    let options = vec![
        control("premises", "会，供店内饮用"),
        control("away", "会，仅供外带").state(State::Selected),
        control("no", "不会"),
        control("unknown", "我还不知道").detail("我们会显示两种结果"),
    ];
    frame("question", "中文")
        .with(
            "progress",
            Kind::Progress(Progress {
                label: "可能需要 8 种执照，已确定 3 种".into(), thousandths: Some(380)
            }),
        )
        .heading("您会出售或供应酒类吗？")
        .paragraph("hint", "酒精含量超过 0.5 % 的任何饮料都算，包括外带瓶装饮料。")
        .with("options", Kind::Choices(Choices { label: "酒".into(), many: Many::One, options, problem: None }))
        .with(
            "why",
            Kind::Remark {
                lead: "为什么要问".into(), text: "警方核发酒类执照，可售酒的时段取决于此。".into()
            },
        )
        .with("actions", actions("返回", "继续"))
        .with("tools", tools(CHINESE))
}

fn licence(id: Say, chip: Chip, title: &str, detail: &str, value: &str) -> Row<Say> {
    Row {
        id: BlockId(format!("row-{id}")),
        chip: Some(chip),
        title: title.into(),
        detail: Some(detail.into()),
        tone: Tone::Calm,
        value: Some(value.into()),
        mark: None,
        controls: vec![control(id, "Apply").state(State::Selected)],
    }
}

pub(super) fn result() -> Page<Say> {
    let spf = || chip("SPF", "Singapore Police Force", [36, 58, 120]);
    let sfa = chip("SFA", "Singapore Food Agency", [11, 93, 86]);
    let rows = vec![
        licence("a", sfa, "Food shop licence", "Because you sell food by retail", "S$195.00"),
        licence("b", spf(), "Liquor licence, class 3B", "Because you sell beer to take away", "S$660.00"),
        licence("c", spf(), "Public entertainment", "Because you have live music", "S$180.00"),
        licence(
            "d",
            chip("URA", "Urban Redevelopment Authority", [122, 56, 16]),
            "Change of use",
            "Because the shop was an office",
            "S$107.50",
        ),
        licence(
            "e",
            chip("HSA", "Health Sciences Authority", [106, 32, 78]),
            "Tobacco retail",
            "Because you sell cigarettes",
            "on approval",
        ),
    ];
    let mut link = control("why-not", "11 licences do not apply — see why");
    link.weight = crate::page::Weight::Link;
    frame("result", "English")
        .with("progress", Kind::Progress(Progress { label: "Your result".into(), thousandths: None }))
        .heading("You need five licences from four agencies")
        .with(
            "figures",
            Kind::Figures(vec![
                Figure { label: "Fees in all".into(), value: "S$1,142.50".into() },
                Figure { label: "Longest wait".into(), value: "15 working days".into() },
            ]),
        )
        .with("rows", Kind::Rows(rows))
        .with(
            "maybe",
            Kind::Notice(Notice {
                tone: Tone::Warn,
                title: "One more may apply: halal certificate".into(),
                text: Some("It waits for your answer about pork and lard.".into()),
            }),
        )
        .with(
            "actions",
            Kind::Actions(vec![
                link,
                control("back", "Back").icon("chevron-left"),
                control("continue", "Apply for all five").icon("arrow-right").primary(),
            ]),
        )
        .with("tools", tools(ENGLISH))
}

pub(super) fn keys() -> Keyboard<Say> {
    let ids: Vec<Vec<(Say, Say)>> = vec![
        vec![
            ("key-1", "1"),
            ("key-2", "2"),
            ("key-3", "3"),
            ("key-4", "4"),
            ("key-5", "5"),
            ("key-6", "6"),
            ("key-7", "7"),
            ("key-8", "8"),
            ("key-9", "9"),
            ("key-0", "0"),
        ],
        vec![
            ("key-q", "q"),
            ("key-w", "w"),
            ("key-e", "e"),
            ("key-r", "r"),
            ("key-t", "t"),
            ("key-y", "y"),
            ("key-u", "u"),
            ("key-i", "i"),
            ("key-o", "o"),
            ("key-p", "p"),
        ],
        vec![
            ("key-a", "a"),
            ("key-s", "s"),
            ("key-d", "d"),
            ("key-f", "f"),
            ("key-g", "g"),
            ("key-h", "h"),
            ("key-j", "j"),
            ("key-k", "k"),
            ("key-l", "l"),
        ],
        vec![
            ("key-shift", "Shift"),
            ("key-z", "z"),
            ("key-x", "x"),
            ("key-c", "c"),
            ("key-v", "v"),
            ("key-b", "b"),
            ("key-n", "n"),
            ("key-m", "m"),
            ("key-delete", "Delete"),
        ],
        vec![("key-accents", "é ñ ü"), ("key-signs", "@ . -"), ("key-space", "Space"), ("key-done", "Done")],
    ];
    let wide = |id: &str| match id {
        "key-shift" | "key-delete" => 15,
        "key-accents" | "key-signs" | "key-done" => 18,
        "key-space" => 46,
        _ => 10,
    };
    let key = |(id, label): (Say, Say)| {
        let plain = control(id, label);
        Key { tenths: wide(id), control: if id == "key-done" { plain.primary() } else { plain } }
    };
    Keyboard::of(ids.into_iter().map(|row| row.into_iter().map(key).collect()).collect())
}

pub(super) fn typing() -> Page<Say> {
    let field = Field {
        label: "What is the registered name of your business?".into(),
        value: Shown::Plain("Kopi Corner Pte L".into()),
        unit: None,
        state: State::Selected,
        problem: None,
        edit: "name",
    };
    let chips = vec![chip("SFA", "Food", [0; 3]), chip("SPF", "Police", [0; 3]), chip("URA", "Planning", [0; 3])];
    frame("typing", "English")
        .with(
            "progress",
            Kind::Progress(Progress { label: "Business · question 3 of 9".into(), thousandths: Some(330) }),
        )
        .heading("What is the registered name of your business?")
        .paragraph("hint", "As on your ACRA business profile.")
        .with("name", Kind::Field(field))
        .with("needed", Kind::Chips { label: "Needed by".into(), chips })
        .with("keyboard", Kind::Keyboard(keys()))
        .with("actions", actions("Back", "Continue"))
        .with("tools", tools(ENGLISH))
}

fn agency(id: &str, chip: Chip, title: &str, detail: &str, tone: Tone) -> Row<Say> {
    let mark = Some(if tone == Tone::Good { "check" } else { "clock" });
    Row {
        id: BlockId(id.into()),
        chip: Some(chip),
        title: title.into(),
        detail: Some(detail.into()),
        tone,
        value: None,
        mark,
        controls: Vec::new(),
    }
}

pub(super) fn submitted() -> Page<Say> {
    let rows = vec![
        agency(
            "sfa",
            chip("SFA", "Food", [11, 93, 86]),
            "Singapore Food Agency",
            "Received, its number is SFA-88213",
            Tone::Good,
        ),
        agency("spf", chip("SPF", "Police", [36, 58, 120]), "Singapore Police Force", "Delivered at 10:42", Tone::Good),
        agency(
            "ura",
            chip("URA", "Planning", [122, 56, 16]),
            "Urban Redevelopment Authority",
            "Stored here, will be sent",
            Tone::Warn,
        ),
        agency(
            "hsa",
            chip("HSA", "Health", [106, 32, 78]),
            "Health Sciences Authority",
            "Stored here, will be sent",
            Tone::Warn,
        ),
    ];
    frame("submitted", "English")
        .heading("Your application is safely stored")
        .with(
            "notice",
            Kind::Notice(Notice {
                tone: Tone::Good,
                title: "Two agencies already have it".into(),
                text: Some("The others get it as soon as the line is back.".into()),
            }),
        )
        .with(
            "reference",
            Kind::Reference {
                label: "Your reference".into(),
                value: "7K2-4410-QX".into(),
                code: Some(["Your check code".into(), "QRST-UVWX-YZ23-4567".into()]),
                detail: Some("22 November 2026, 10:42".into()),
                qr: QrCode::new("7K2-4410-QX"),
            },
        )
        .with("agencies", Kind::Rows(rows))
        .with("printing", Kind::Progress(Progress { label: "Your receipt is printing".into(), thousandths: Some(620) }))
        .with(
            "actions",
            Kind::Actions(vec![
                control("read-it", "Read it to me"),
                control("again", "Print again"),
                control("done", "Finish").icon("log-out").primary(),
            ]),
        )
        .with("tools", tools(ENGLISH))
}

pub(super) fn attract() -> Page<Say> {
    let doors = [("en", "English"), ("ms", "Bahasa Melayu"), ("zh", "中文"), ("ta", "தமிழ்"), ("ar", "العربية")];
    let cards = doors.into_iter().map(|(id, label)| Card { control: control(id, label), chip: None }).collect();
    Page::new("welcome")
        .with("top", Kind::Top { name: "Guichet".into(), language: None })
        .heading("One counter for every licence.")
        .paragraph(
            "promise",
            "Find out which licences you need, apply to all the agencies at once, and take a receipt with you.",
        )
        .with("town", Kind::Picture { name: "town".into(), says: "Shops and houses in a street".into() })
        .with("languages", Kind::Cards(cards))
        .paragraph("speech", "Press 5 to have everything read to you")
        .paragraph("hours", "Open until 20:00. A visit ends after three minutes without use.")
}

pub(super) fn idle() -> Page<Say> {
    Page::new("idle")
        .with("left", Kind::Progress(Progress { label: "28".into(), thousandths: Some(620) }))
        .heading("Are you still there?")
        .paragraph("else", "Otherwise your answers are erased and the next person starts afresh.")
        .with(
            "actions",
            Kind::Actions(vec![
                control("stay", "I need more time").primary(),
                control("code", "Print a code to continue later"),
                control("leave", "Erase and finish"),
            ]),
        )
}

/// A page with what the others lack: problems, disabled things, ticks, a masked field, rows to change.
pub(super) fn corrections() -> Page<Say> {
    let field = |label: &str, value, state, problem: Option<&str>| {
        let problem = problem.map(Into::into);
        Kind::Field(Field { label: label.into(), value, unit: Some("unit".into()), state, problem, edit: "edit" })
    };
    let options = vec![
        control("tick", "Tables outside").state(State::Selected),
        control("untick", "Live music"),
        control("cannot", "Shisha").detail("Not licensed in Singapore").state(State::Disabled),
    ];
    let change = |[id, remove]: [Say; 2], title: &str, value: &str| Row {
        id: BlockId(format!("row-{id}")),
        chip: None,
        title: title.into(),
        detail: Some(value.into()),
        tone: Tone::Calm,
        value: None,
        mark: None,
        controls: vec![control(id, "Change").icon("pencil"), control(remove, "Remove").icon("trash-2")],
    };
    frame("corrections", "English")
        .heading("Please look at two answers")
        .with("stop", Kind::Notice(Notice { tone: Tone::Stop, title: "The printer has no paper".into(), text: None }))
        .with("nric", field("NRIC or FIN", Shown::Masked(9), State::Ready, Some("The letter at the end does not fit.")))
        .with("post", field("Postal code", Shown::Empty, State::Disabled, None))
        .with("sub", Kind::Subheading("What will you have?".into()))
        .with(
            "options",
            Kind::Choices(Choices {
                label: "Extras".into(),
                many: Many::Any,
                options,
                problem: Some("Choose at least one.".into()),
            }),
        )
        .with(
            "rows",
            Kind::Rows(vec![
                change(["c1", "r1"], "Name of the shop", "Kopi Corner"),
                change(["c2", "r2"], "Floor area", "140 m²"),
            ]),
        )
        .with("actions", actions("Back", "Continue"))
        .with("tools", tools(ENGLISH))
}

/// A preview and the whole of a paper with a line every forty rows.
pub(super) fn paper() -> Page<Say> {
    let dots = (0..400 * 624).map(|at| if at / 624 % 40 < 20 { 0x20 } else { 0xFF }).collect();
    let sheet = Sheet::new(624, dots, Vec::new());
    let strip = |rows, opens| {
        let says = "The simulated paper".into();
        Kind::Paper(Strip { sheet: sheet.clone(), rows, says, text: None, opens })
    };
    let opens = Control::new("open", "Look at the whole paper", "open");
    frame("paper", "English")
        .heading("The simulated paper")
        .with("preview", strip(0..300, Some(opens)))
        .with("whole", strip(0..400, None))
        .with("actions", actions("Back", "Continue"))
        .with("tools", tools(ENGLISH))
}

pub(super) fn all() -> Vec<Page<Say>> {
    let first = vec![start(), question(), tamil(), chinese(), result(), typing(), submitted(), attract(), idle()];
    first.into_iter().chain([corrections(), paper()]).collect()
}
