//! A small catalogue without a mistake, which each broken one changes in one thing.

use crate::{Catalogue, Files, read};

const HEADER: &str = r#"id = "test"
version = "1"
issued = "2026-11-22"
currency = "SGD"
languages = ["en", "ms", "zh"]
sample = true
notice = "A sample, not an official source"

[[sections]]
id = "premises"
title = "Premises"

[[sections]]
id = "people"
title = "People"

[[sectors]]
id = "food"
title = "Food and drink"
icon = "utensils"

[[sectors]]
id = "shops"
title = "Shops"
icon = "store"
"#;

const AGENCIES: &str = r##"[[agency]]
id = "SFA"
name = "Food Agency"
contact = "Call 1234"
accent = "#1A73E8"

[[agency.enc_keys]]
kid = "sfa-1"
jwk = '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}'
seal_from = "2026-01-01"

[[agency]]
id = "SPF"
name = "Police Force"
contact = "Call 999"
"##;

const PREMISES: &str = r#"[[question]]
id = "premises.type"
type = "choice"
section = "premises"
label = "What kind of premises?"

[[question.options]]
id = "shop"
label = "A shop"

[[question.options]]
id = "stall"
label = "A stall"
hint = "In a hawker centre"

[[question.options]]
id = "home"
label = "A home"

[[question]]
id = "food.seats"
type = "whole"
section = "premises"
label = "How many seats?"
when = "premises.type == 'shop'"
min = 0
max = 500
unit = "seats"

[[question]]
id = "food.liquor"
type = "yes_no"
section = "premises"
label = "Will you sell liquor?"

[[question]]
id = "food.services"
type = "choices"
section = "premises"
label = "What will you offer?"

[[question.options]]
id = "delivery"
label = "Delivery"

[[question.options]]
id = "catering"
label = "Catering"
"#;

const PEOPLE: &str = r#"[[question]]
id = "owners"
type = "group"
section = "people"
label = "Who owns the business?"
item = "Owner"
min = 1
max = 5
asks = ["person.name", "person.citizen", "person.pass"]

[[question]]
id = "person.name"
type = "text"
section = "people"
label = "Name"
sensitive = true

[[question]]
id = "person.citizen"
type = "yes_no"
section = "people"
label = "Are they a citizen?"

[[question]]
id = "person.pass"
type = "text"
section = "people"
label = "Work pass number"
when = "person.citizen == false"

[[question.valid]]
rule = "value.size() >= 4"
message = "A pass number has four characters or more"

[[question]]
id = "held.food_shop"
type = "text"
section = "people"
label = "Number of your licence"

[[question]]
id = "business.opens"
type = "date"
section = "people"
label = "When will you open?"
may_not_know = true
"#;

const FOOD_SHOP: &str = r#"title = "Food shop licence"
agency = "SFA"
version = "1"
summary = "To sell food in a shop"
keywords = ["restaurants", "cafe"]
applies = "premises.type == 'shop'"
because = "You sell food in a shop"
not_because = "You do not sell food in a shop"
asks = ["premises.type", "food.seats", "food.services", "owners", "business.opens"]
who = "The business"
processing_days = 14
next_steps = "The agency inspects the shop"
actions = ["new", "renew"]

[[eligible]]
rule = "food.seats <= 400"
message = "A shop has at most 400 seats"

[[documents]]
id = "layout-plan"
label = "Layout plan"
note = "To scale"
formats = ["pdf"]
max_mb = 5

[[documents]]
id = "catering-plan"
label = "Catering plan"
when = "'catering' in food.services"
formats = ["pdf"]

[[fees]]
label = "Licence for a year"
by = "food.seats"
table = [
    { upto = 20, amount = 10000 },
    { upto = 200, amount = 19500 },
    { amount = 39000 },
]
payable = "on_approval"

[[fees]]
label = "Per seat"
per = "food.seats"
amount = 100
for = ["new", "renew"]

[renew]
holds = "held.food_shop"
asks = ["food.seats", "premises.type"]
processing_days = 5
next_steps = "The licence goes on"
"#;

const LIQUOR: &str = r#"title = "Liquor licence"
agency = "SPF"
version = "1"
summary = "To sell liquor"
keywords = ["beer", "wine"]
applies = "food.liquor && is.serves_food"
because = "You sell liquor"
not_because = "You do not sell liquor"
asks = ["food.liquor", "owners"]
who = "The business"
prerequisites = ["sfa-food-shop"]
next_steps = "The agency asks the neighbours"

[[eligible]]
rule = "owners.exists(o, o.person.citizen)"
message = "One owner has to be a citizen"

[[fees]]
label = "Licence"
set_by_agency = true
"#;

const CONDITIONS: &str = r#"serves_food = "premises.type in ['shop', 'stall']"
"#;

const INTENTS: &str = r#"[[intent]]
id = "open-restaurant"
title = "Open a restaurant"
summary = "Serve food at tables"
sector = "food"
icon = "utensils"
keywords = ["cafe", "bistro"]
candidates = ["sfa-food-shop", "spf-liquor"]

[intent.assumes]
"premises.type" = "shop"

[[intent]]
id = "sell-liquor"
title = "Sell liquor"
summary = "Beer, wine and spirits"
sector = "food"
icon = "wine"
keywords = ["bar", "pub"]
candidates = ["spf-liquor"]
"#;

const SHOPS: &str = r#"[[intent]]
id = "change-money"
title = "Change money"
summary = "Buy and sell foreign notes"
sector = "shops"
also = ["food"]
icon = "wallet"
keywords = ["currency"]
candidates = []
listed = ["spf-money-changer"]
"#;

const LISTED: &str = r#"[[listed]]
id = "spf-money-changer"
title = "Money-changer's licence"
agency = "SPF"
summary = "To buy and sell foreign notes"
where = "Apply on the agency's own site"
keywords = ["forex"]
"#;

const CASES: &str = r#"[[case]]
says = "A cafe that delivers"
applies = true
documents = ["layout-plan"]
fees = 12000

[case.answers]
"premises.type" = "shop"
"food.seats" = 20
"food.services" = ["delivery"]
owners = [{ "person.name" = "Tan Mei", "person.citizen" = true }]

[[case]]
says = "A hall"
applies = true
granted = false
refused = [1]

[case.answers]
"premises.type" = "shop"
"food.seats" = 450

[[case]]
says = "A home"
applies = false

[case.answers]
"premises.type" = "home"
"#;

const FAQ: &str = r#"[[faq]]
id = "how-long"
question = "How long does it take?"
answer = "Two weeks."
keywords = ["wait"]
about = ["sfa-food-shop", "spf-money-changer", "food.seats"]
"#;

const MALAY: &str = r#"intent-open-restaurant-title = Buka restoran
licence-sfa-food-shop-title = Lesen kedai makanan
licence-sfa-food-shop-keywords = restoran, warung
listed-spf-money-changer-title = Lesen pengurup wang
listed-spf-money-changer-keywords = tukaran
"#;

const GLOSSARY: &str = r#"[terms]
"licence" = ["lesen"]
"restaurant" = ["restoran", "kedai makan"]

[unsaid]
"restaurant" = ["intent-open-restaurant-summary"]
"#;

const CHINESE: &str = "intent-open-restaurant-title = 开餐馆\n";

/// The files of the small catalogue.
pub(super) fn files() -> Files {
    let mut files = Files::default();
    for (path, text) in [
        ("catalogue.toml", HEADER),
        ("agencies.toml", AGENCIES),
        ("questions/10-premises.toml", PREMISES),
        ("questions/20-people.toml", PEOPLE),
        ("licences/sfa/food-shop.toml", FOOD_SHOP),
        ("licences/sfa/food-shop.cases.toml", CASES),
        ("licences/spf/liquor.toml", LIQUOR),
        ("listed/spf.toml", LISTED),
        ("conditions.toml", CONDITIONS),
        ("intents.toml", INTENTS),
        ("intents/shops.toml", SHOPS),
        ("faq/general.toml", FAQ),
        ("../locales/ms/catalogue.ftl", MALAY),
        ("../locales/ms/glossary.toml", GLOSSARY),
        ("../locales/zh/catalogue.ftl", CHINESE),
    ] {
        files.put(path, text);
    }
    files
}

/// The small catalogue itself.
pub(super) fn catalogue() -> Catalogue {
    match read(&files()) {
        Ok(loaded) => loaded.catalogue,
        Err(problems) => panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
