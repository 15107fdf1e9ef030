//! The result: which licences apply, why, what they cost and how long they take; which may still apply; and the choice
//! of what to apply for now.

use domain::LicenceId;
use domain::application::Action as Wanted;
use journey::{Amount, Determination, Fees, Verdict, Visit};

use crate::page::{Control, Figure, Kind, Notice, Page, Progress, Row, State as Stand, Tone, Words};
use crate::screen::{Turn, Window, World, elsewhere, faq, links_of, row, titled};

/// Which part of the list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Takes a licence or leaves it.
    Toggled(LicenceId),
    /// Reads why others do not apply.
    Reasons,
    /// Sees what to bring.
    Bring,
    /// Reads what people ask about these.
    Ask,
    /// Turns the list of licences.
    Turn(Turn),
    /// Applies for what is taken.
    Apply,
    /// Goes back.
    Back,
    /// Leaves with the knowledge.
    Finish,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Take or leave that one.
    Toggle(LicenceId),
    /// Show why others do not apply.
    Reasons,
    /// Show what to bring.
    Bring,
    /// Show what people ask about these.
    Ask(Vec<String>),
    /// On to the form.
    Confirm,
    /// Back.
    Back,
    /// End the visit.
    Finish,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message, visit: &Visit) -> Action {
        match message {
            Message::Toggled(licence) => return Action::Toggle(licence),
            Message::Reasons => return Action::Reasons,
            Message::Bring => return Action::Bring,
            Message::Ask => return Action::Ask(about(visit)),
            Message::Turn(turn) => self.window.turn(turn),
            Message::Apply => return Action::Confirm,
            Message::Back => return Action::Back,
            Message::Finish => return Action::Finish,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let result = visit.result();
        let applying = with_verdict(&result, |verdict| matches!(verdict, Verdict::Applies));
        let unknown = with_verdict(&result, |verdict| matches!(verdict, Verdict::Unknown { .. }));
        let chosen = visit.chosen();
        let listed: Vec<LicenceId> =
            chosen.iter().filter(|id| !applying.contains(id)).chain(&applying).cloned().collect();
        let elsewhere: Vec<Row<Message>> = elsewhere::rows(world, visit);
        if listed.is_empty() && unknown.is_empty() {
            return self.nothing(world, visit, &result, &elsewhere);
        }
        let fees = visit.fees();
        let rows: Vec<Row<Message>> =
            listed.iter().map(|id| licence_row(world, visit, id, &fees, chosen.contains(id))).collect();
        let (decided, open) = (rows.len(), open_rows(world, &result, &chosen));
        let notice = (!open.is_empty()).then(|| may_apply(world, open.len()));
        let told = decided.saturating_add(open.len());
        let rows: Vec<Row<Message>> = rows.into_iter().chain(open).chain(elsewhere).collect();
        let part = self.window.of(&rows, world.rows);
        // One list, which is turned as a whole; those that cannot be told yet, and those that are applied for elsewhere, end
        // it, each under a word of their own.
        let until = |end: usize| end.saturating_sub(part.before).min(part.shown.len());
        let (here, elsewhere) = part.shown.split_at(until(told));
        let (sure, open) = here.split_at(until(decided));
        let notice = notice.filter(|_| !open.is_empty());
        let page = Page::new("result")
            .with("progress", Kind::Progress(Progress { label: world.words("result-label"), thousandths: None }))
            .heading(heading(world, visit, &listed))
            .with("figures", Kind::Figures(figures(world, visit, &fees)))
            .with_some("licences", (!sure.is_empty()).then(|| Kind::Rows(sure.to_vec())))
            .with_some("open", notice)
            .with_some("open-licences", (!open.is_empty()).then(|| Kind::Rows(open.to_vec())));
        let page = elsewhere::section(world, page, elsewhere).turns(world, &part, Message::Turn);
        let has_paper = !chosen.is_empty() || told < rows.len();
        let page = page.with_some("links", links_of(links(world, visit, &result, has_paper)));
        let apply = Control::new("apply", applying_for(world, visit, &chosen), Message::Apply)
            .icon("arrow-right")
            .primary()
            .state(if chosen.is_empty() { Stand::Disabled } else { Stand::Ready });
        page.with("actions", Kind::Actions(vec![world.back(Message::Back), apply]))
    }

    /// There is nothing to apply for here, and perhaps something elsewhere.
    fn nothing(
        &self,
        world: &World<'_>,
        visit: &Visit,
        result: &Determination,
        elsewhere: &[Row<Message>],
    ) -> Page<Message> {
        let part = self.window.of(elsewhere, world.rows);
        let words = match elsewhere {
            [] => ["nothing-heading", "nothing-text"],
            [..] => ["elsewhere-alone", "elsewhere-text"],
        };
        let [heading, text] = words.map(|key| world.words(key));
        let told = (!elsewhere.is_empty()).then(|| Kind::Rows(part.shown.to_vec()));
        let lead = world.words("nothing-otherwise");
        let otherwise = visit.otherwise().map(|text| Kind::Remark { lead, text: world.told(text).into() });
        let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
        Page::new("nothing-needed")
            .with("progress", Kind::Progress(Progress { label: world.words("result-label"), thousandths: None }))
            .heading(heading)
            .paragraph("text", text)
            .with_some("otherwise", otherwise)
            .with_some("elsewhere-licences", told)
            .turns(world, &part, Message::Turn)
            .with_some("links", links_of(links(world, visit, result, !elsewhere.is_empty())))
            .with("actions", Kind::Actions(vec![world.back(Message::Back), finish]))
    }
}

/// What can be done with the result besides applying.
fn links(world: &World<'_>, visit: &Visit, result: &Determination, has_paper: bool) -> Vec<Control<Message>> {
    let bring = has_paper.then(|| Control::new("bring", world.words("bring-link"), Message::Bring).icon("list"));
    let asked = faq::link(world, &about(visit), Message::Ask);
    bring.into_iter().chain(reasons_link(world, result)).chain(asked).collect()
}

/// What people may ask about: every licence that applies or may, and those elsewhere.
fn about(visit: &Visit) -> Vec<String> {
    let result = visit.result();
    let here = result.licences.iter().filter(|it| it.verdict != Verdict::Not).map(|it| it.licence.to_string());
    here.chain(visit.elsewhere().into_iter().map(|listed| listed.id.to_string())).collect()
}

fn with_verdict(result: &Determination, wanted: impl Fn(&Verdict) -> bool) -> Vec<LicenceId> {
    result.licences.iter().filter(|it| wanted(&it.verdict)).map(|it| it.licence.clone()).collect()
}

fn heading(world: &World<'_>, visit: &Visit, listed: &[LicenceId]) -> Words {
    if let [only] = listed
        && let Some(licence) = world.catalogue.licence(only)
        && visit.action_for(licence) != Wanted::New
    {
        return titled(world, visit.action_for(licence), licence).into();
    }
    let mut agencies: Vec<_> =
        listed.iter().filter_map(|id| world.catalogue.licence(id)).map(|licence| &licence.agency).collect();
    agencies.sort();
    agencies.dedup();
    let licences = world.say.with("licences", &[("count", listed.len().into())]);
    let agencies = world.say.with("agencies", &[("count", agencies.len().into())]);
    world.with("result-heading", &[("licences", licences.into()), ("agencies", agencies.into())])
}

/// What applying comes to: where the same is wanted of all licences that are held, that.
fn applying_for(world: &World<'_>, visit: &Visit, chosen: &[LicenceId]) -> Words {
    let mut wanted = chosen.iter().filter_map(|id| world.catalogue.licence(id)).map(|it| visit.action_for(it));
    let first = wanted.next().unwrap_or(Wanted::New);
    match first != Wanted::New && wanted.all(|other| other == first) {
        true => world.words(&format!("apply-{first}")),
        false => world.with("apply", &[("count", chosen.len().into())]),
    }
}

/// Total fee and longest wait, first of all.
fn figures(world: &World<'_>, visit: &Visit, fees: &Fees) -> Vec<Figure> {
    let mut figures = vec![sum(world, fees)];
    if let Some(days) = visit.longest_wait_days() {
        let value = world.with("working-days", &[("count", days.into())]);
        figures.push(Figure { label: world.words("longest-wait"), value });
    }
    figures
}

fn licence_row(world: &World<'_>, visit: &Visit, id: &LicenceId, fees: &Fees, taken: bool) -> Row<Message> {
    let Some(licence) = world.catalogue.licence(id) else { return row(format!("licence-{id}"), id.to_string()) };
    let wanted = visit.action_for(licence);
    let title = titled(world, wanted, licence);
    let mut row = row(format!("licence-{id}"), title.clone());
    row.chip = Some(world.chip(&licence.agency));
    row.detail = Some(match wanted {
        Wanted::New => world.told(&licence.because).into(),
        // Whoever holds it knows why; what happens next is news.
        Wanted::Renew | Wanted::Amend | Wanted::Cancel => world.told(licence.next_steps_for(wanted)).into(),
    });
    row.value = Some(fee(world, id, fees));
    let (key, state) = if taken { ("leave-licence", Stand::Selected) } else { ("take-licence", Stand::Ready) };
    let label = world.with(key, &[("licence", title.into())]);
    row.controls = vec![Control::new(format!("take-{id}"), label, Message::Toggled(id.clone())).state(state)];
    row
}

/// What all licences cost, as far as it is known. Where nothing is, it says what it waits for: a sum of nothing reads as free.
#[must_use]
pub fn sum(world: &World<'_>, fees: &Fees) -> Figure {
    let (label, value) = match (fees.open, fees.total.minor) {
        (false, _) => ("fees-in-all", world.say.amount(fees.total)),
        (true, 1..) => ("fees-so-far", world.say.amount(fees.total)),
        (true, _) => ("fees-label", unsettled(world, fees.lines.iter().map(|line| line.amount))),
    };
    Figure { label: world.words(label), value }
}

/// What fees of which none is known wait for.
fn unsettled(world: &World<'_>, mut amounts: impl Iterator<Item = Amount>) -> Words {
    let is_set_by_agency = amounts.any(|amount| amount == Amount::SetByAgency);
    world.words(if is_set_by_agency { "fee-on-approval" } else { "fee-later" })
}

/// What one licence costs: the known sum, or who will say.
#[must_use]
pub fn fee(world: &World<'_>, id: &LicenceId, fees: &Fees) -> Words {
    let lines: Vec<Amount> = fees.lines.iter().filter(|line| line.licence == *id).map(|line| line.amount).collect();
    let sum = domain::Money::sum(
        world.catalogue.currency,
        lines.iter().filter_map(|amount| amount.known()).map(|money| money.minor),
    );
    if lines.is_empty() {
        let has_fees = world.catalogue.licence(id).is_some_and(|licence| !licence.fees.is_empty());
        return world.words(if has_fees { "fee-not-taken" } else { "fee-none" });
    }
    if sum.minor > 0 {
        return world.say.amount(sum);
    }
    let is_open = lines.iter().any(|amount| amount.known().is_none());
    if is_open { unsettled(world, lines.into_iter()) } else { world.words("fee-none") }
}

/// Those that cannot be told yet, each with what it waits for; they can be taken all the same.
fn open_rows(world: &World<'_>, result: &Determination, chosen: &[LicenceId]) -> Vec<Row<Message>> {
    let mut rows = Vec::new();
    for it in &result.licences {
        let Verdict::Unknown { waiting_for } = &it.verdict else { continue };
        let Some(licence) = world.catalogue.licence(&it.licence) else { continue };
        if chosen.contains(&it.licence) {
            continue;
        }
        let asked: Vec<String> = waiting_for
            .iter()
            .filter_map(|id| world.catalogue.question(id))
            .map(|question| world.told(&question.label))
            .take(2)
            .collect();
        let title = world.told(&licence.title);
        let mut row = row(format!("licence-{}", it.licence), title.clone());
        row.chip = Some(world.chip(&licence.agency));
        row.detail = Some(world.with("waits-for", &[("questions", asked.join(" · ").into())]));
        row.tone = Tone::Warn;
        row.value = Some(world.words("may-apply"));
        let label = world.with("take-licence", &[("licence", title.into())]);
        row.controls = vec![Control::new(format!("take-{}", it.licence), label, Message::Toggled(it.licence.clone()))];
        rows.push(row);
    }
    rows
}

fn may_apply(world: &World<'_>, count: usize) -> Kind<Message> {
    Kind::Notice(Notice {
        tone: Tone::Warn,
        title: world.with("may-apply-title", &[("count", count.into())]),
        text: Some(world.words("may-apply-text")),
    })
}

fn reasons_link(world: &World<'_>, result: &Determination) -> Option<Control<Message>> {
    let count = with_verdict(result, |verdict| matches!(verdict, Verdict::Not)).len();
    if count == 0 {
        return None;
    }
    let label = world.with("not-applying-link", &[("count", count.into())]);
    Some(Control::new("not-applying", label, Message::Reasons))
}
