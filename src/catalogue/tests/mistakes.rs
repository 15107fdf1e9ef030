//! A hundred ways to break the small catalogue, one thing each, and what is said about it.

/// One change to one file, and what has to be said about it.
pub(super) struct Broken {
    pub(super) file: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    /// What stands on the line of the mistake, once the change is made; from `|` on, if there is one.
    pub(super) at: &'static str,
    pub(super) says: &'static str,
}

const fn broken(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
    says: &'static str,
) -> Broken {
    Broken { file, from, to, at, says }
}

pub(super) const HEADER: &str = "catalogue.toml";
pub(super) const AGENCIES: &str = "agencies.toml";
pub(super) const PREMISES: &str = "questions/10-premises.toml";
pub(super) const PEOPLE: &str = "questions/20-people.toml";
pub(super) const SHOP: &str = "licences/sfa/food-shop.toml";
pub(super) const LIQUOR: &str = "licences/spf/liquor.toml";
const NAMED: &str = "conditions.toml";
pub(super) const INTENTS: &str = "intents.toml";
const SHOPS: &str = "intents/shops.toml";
const LISTED: &str = "listed/spf.toml";
const CASES: &str = "licences/sfa/food-shop.cases.toml";
const FAQ: &str = "faq/general.toml";
const GLOSSARY: &str = "../locales/ms/glossary.toml";
const MALAY: &str = "../locales/ms/catalogue.ftl";

/// What is changed more than once.
const WHEN: &str = "when = \"premises.type == 'shop'\"";
const APPLIES: &str = "applies = \"premises.type == 'shop'\"";
const OFFERS: &str = "actions = [\"new\", \"renew\"]";
const COSTS: &str = "for = [\"new\", \"renew\"]";
const HOLDS: &str = "holds = \"held.food_shop\"";

pub(super) const BROKEN: &[Broken] = &[
    broken(
        SHOP,
        "[\"new\", \"renew\"]\n\n[[eligible]]",
        "[\"new\", \"renew\", \"amend\"]\n\n[[eligible]]",
        "title",
        "\"amend\" is offered and not described",
    ),
    broken(SHOP, OFFERS, "actions = [\"new\"]", "[renew]", "\"renew\" is described and not offered"),
    broken(SHOP, COSTS, "for = [\"new\", \"cancel\"]", "for =", "the licence does not offer \"cancel\""),
    broken(SHOP, COSTS, "for = [\"renewal\"]", "for =", "there is no action \"renewal\""),
    broken(SHOP, HOLDS, "holds = \"food.seats\"", "holds", "a licence number is a text"),
    broken(SHOP, HOLDS, "holds = \"held.fod_shop\"", "holds", "there is no question \"held.fod_shop\""),
    broken(SHOP, "holds = \"held.food_shop\"\n", "", "[renew]", "\"holds\" is missing"),
    broken(
        SHOP,
        "asks = [\"food.seats\", \"premises.type\"]",
        "asks = []",
        "[[fees]]\nlabel = \"Per seat\"",
        "add it to \"asks\" of [renew]",
    ),
    broken(
        PEOPLE,
        "label = \"Number of your licence\"",
        "label = \"Number of your licence\"\nrequired = false",
        "[[question]]\nid = \"held.food_shop\"",
        "may be left open",
    ),
    broken(HEADER, "id = \"test\"", "id = test", "id = test", "not TOML"),
    broken(HEADER, "issued = \"2026-11-22\"", "issued = \"2026-02-30\"", "issued", "a day that exists"),
    broken(HEADER, "currency = \"SGD\"", "currency = \"sgd\"", "currency", "three upper-case letters"),
    broken(HEADER, "\"ms\", \"zh\"", "\"ms\", \"zh\", \"fr\"", "languages", "\"fr\" is not a language on offer"),
    broken(HEADER, "version = \"1\"\n", "", "id = \"test\"", "\"version\" is missing"),
    broken(HEADER, "notice =", "notise =", "notise", "unknown key \"notise\"; did you mean \"notice\"?"),
    broken(
        HEADER,
        "id = \"people\"",
        "id = \"premises\"",
        "[[sections]]\n|id = \"premises\"\ntitle = \"People\"",
        "there is a section \"premises\" already",
    ),
    broken(AGENCIES, "accent = \"#1A73E8\"", "accent = \"blue\"", "accent", "a colour such as"),
    broken(AGENCIES, "\"crv\":\"P-256\"", "\"crv\":\"P-256\",\"d\":\"AA\"", "jwk", "holds a private key"),
    broken(AGENCIES, "\"crv\":\"P-256\"", "\"crv\":\"P-384\"", "jwk", "or of an RSA key of 3072 bits and more"),
    broken(AGENCIES, "id = \"SPF\"", "id = \"SFA\"", "id = \"SFA\"\nname = \"Police", "there is an agency SFA already"),
    broken(PREMISES, "type = \"whole\"", "type = \"hole\"", "type = \"hole\"", "there is no type \"hole\""),
    broken(PREMISES, "label = \"How many seats?\"", "lable = \"How many seats?\"", "lable", "did you mean \"label\"?"),
    broken(PREMISES, "min = 0", "min = 600", "max = 500", "is less than \"min\""),
    broken(
        PREMISES,
        WHEN,
        "when = \"premises.type == 'shp'\"",
        "'shp'",
        "premises.type has no option \"shp\"; its options are shop, stall, home",
    ),
    broken(PREMISES, WHEN, "when = \"premises.type == 3\"", "== 3", "compare like with like"),
    broken(
        PREMISES,
        WHEN,
        "when = \"premises.kind == 'shop'\"",
        "premises.kind",
        "there is no question \"premises.kind\"",
    ),
    broken(PREMISES, WHEN, "when = \"has(premises.type)\"", "has(", "has() may not be used"),
    broken(PREMISES, WHEN, "when = \"premises.type ==\"", "when =", "this is not an expression"),
    broken(PREMISES, WHEN, "when = \"food.seats > 3\"", "when =", "\"when\" leads in a circle"),
    broken(PREMISES, WHEN, "when = \"premises.type == 'shop' || premises.type != 'shop'\"", "when =", "always true"),
    broken(PREMISES, WHEN, "when = \"premises.type == 'shop' && premises.type == 'home'\"", "when =", "never asked"),
    broken(
        PREMISES,
        "id = \"food.liquor\"",
        "id = \"food.seats\"",
        "id = \"food.seats\"\ntype = \"yes_no\"",
        "there is a question food.seats already",
    ),
    broken(
        PREMISES,
        "id = \"stall\"",
        "id = \"shop\"",
        "id = \"shop\"\nlabel = \"A stall\"",
        "there is an option \"shop\" already",
    ),
    broken(
        PREMISES,
        "section = \"premises\"\nlabel = \"How many",
        "section = \"premisses\"\nlabel = \"How many",
        "premisses",
        "did you mean \"premises\"?",
    ),
    broken(PEOPLE, "item = \"Owner\"\n", "", "[[question]]\nid = \"owners\"", "a group needs \"item\""),
    broken(
        PEOPLE,
        "\"person.citizen\", \"person.pass\"]",
        "\"person.citizen\", \"person.past\"]",
        "person.past",
        "did you mean \"person.pass\"?",
    ),
    broken(PEOPLE, "value.size() >= 4", "value.size() >= 4 && value > 3", "value > 3", "only numbers and days"),
    broken(
        PEOPLE,
        "id = \"business.opens\"",
        "id = \"today.opens\"",
        "[[question]]\nid = \"today.opens\"",
        "means something else in conditions",
    ),
    broken(SHOP, "agency = \"SFA\"", "agency = \"SPF\"", "agency =", "the file stands in another folder"),
    broken(
        SHOP,
        "\"owners\", \"business.opens\"]",
        "\"owners\", \"business.opened\"]",
        "business.opened",
        "did you mean \"business.opens\"?",
    ),
    broken(SHOP, "\"owners\", \"business.opens\"]", "\"owners\"]", "", "no path reaches business.opens"),
    broken(
        SHOP,
        APPLIES,
        "applies = \"premises.type == 'shop' && premises.type == 'stall'\"",
        "applies",
        "no answers can lead to this licence",
    ),
    broken(
        SHOP,
        APPLIES,
        "applies = \"premises.type == 'home' && food.seats > 3\"",
        "applies",
        "no answers can lead to this licence",
    ),
    broken(
        SHOP,
        "food.seats <= 400",
        "person.citizen",
        "rule = \"person.citizen\"",
        "write owners.exists(x, x.person.citizen ..)",
    ),
    broken(
        SHOP,
        "food.seats <= 400",
        "owners.exists(o, o.person.age)",
        "person.age",
        "an item of owners has no \"person.age\"",
    ),
    broken(SHOP, "food.seats <= 400", "food.seats > 500", "food.seats > 500", "always false"),
    broken(SHOP, "food.seats <= 400", "business.opens > '2026-13-01'", "2026-13-01", "is not a day"),
    broken(
        SHOP,
        "{ upto = 200, amount = 19500 }",
        "{ upto = 20, amount = 19500 }",
        "amount = 19500",
        "overlaps with the row before",
    ),
    broken(SHOP, "    { amount = 39000 },\n", "", "upto = 200", "there is a gap from 201 to 500"),
    broken(SHOP, "amount = 100\n", "amount = 195.00\n", "amount = 195.00", "money is written in cents"),
    broken(SHOP, "per = \"food.seats\"", "per = \"premises.type\"", "per =", "a fee goes by a whole number"),
    broken(SHOP, "per = \"food.seats\"\namount = 100", "", "[[fees]]\nlabel = \"Per seat\"", "does not say how much"),
    broken(SHOP, OFFERS, "actions = [\"new\", \"resume\"]", "actions", "there is no action \"resume\""),
    broken(SHOP, "payable = \"on_approval\"", "payable = \"later\"", "payable", "write on_submit or on_approval"),
    broken(
        SHOP,
        "id = \"catering-plan\"",
        "id = \"layout-plan\"",
        "id = \"layout-plan\"\nlabel = \"Catering",
        "there is a document \"layout-plan\" already",
    ),
    broken(LIQUOR, "is.serves_food", "is.serves_fod", "applies", "no named condition \"serves_fod\""),
    broken(LIQUOR, "\"sfa-food-shop\"", "\"sfa-food-shops\"", "prerequisites", "did you mean \"sfa-food-shop\"?"),
    broken(LIQUOR, "food.liquor && is.serves_food", "food.liquor", "", "no mistake"),
    broken(
        LIQUOR,
        "owners.exists(o, o.person.citizen)",
        "food.seats > 3",
        "food.seats > 3",
        "which the licence does not ask",
    ),
    broken(NAMED, "serves_food =", "old = \"food.sets > 3\"\nserves_food =", "old =", "did you mean \"food.seats\"?"),
    broken(NAMED, "premises.type in ['shop', 'stall']", "is.serves_food", "serves_food", "refers to itself"),
    broken(
        INTENTS,
        "sector = \"food\"\nicon = \"wine\"",
        "sector = \"foot\"\nicon = \"wine\"",
        "foot",
        "did you mean \"food\"?",
    ),
    broken(
        INTENTS,
        "\"premises.type\" = \"shop\"",
        "\"premises.type\" = \"shap\"",
        "shap",
        "one of its options, shop, stall, home",
    ),
    broken(
        INTENTS,
        "candidates = [\"spf-liquor\"]",
        "candidates = [\"spf-liqour\"]",
        "spf-liqour",
        "did you mean \"spf-liquor\"?",
    ),
    broken(
        INTENTS,
        "id = \"sell-liquor\"",
        "id = \"open-restaurant\"",
        "id = \"open-restaurant\"\ntitle = \"Sell",
        "there is an intent open-restaurant already",
    ),
    broken(FAQ, "answer =", "anser =", "anser", "did you mean \"answer\"?"),
    broken(MALAY, "Lesen kedai makanan", "Lesen { $name }", "Lesen {", "is not plain words"),
    broken(
        MALAY,
        "licence-sfa-food-shop-title = Lesen",
        "licence-sfa-food-shop-title Lesen",
        "shop-title Lesen",
        "not Fluent",
    ),
    broken(SHOPS, "also = [\"food\"]", "also = [\"foot\"]", "also", "did you mean \"food\"?"),
    broken(SHOPS, "also = [\"food\"]", "also = [\"shops\"]", "also", "is the intent's own sector"),
    broken(SHOPS, "spf-money-changer", "spf-money-chanter", "listed", "did you mean \"spf-money-changer\"?"),
    broken(
        SHOPS,
        "id = \"change-money\"",
        "id = \"sell-liquor\"",
        "id = \"sell-liquor\"",
        "there is an intent sell-liquor already",
    ),
    broken(LISTED, "where =", "were =", "were =", "did you mean \"where\"?"),
    broken(LISTED, "where = \"Apply on the agency's own site\"\n", "", "[[listed]]", "\"where\" is missing"),
    broken(LISTED, "agency = \"SPF\"", "agency = \"SFA\"", "agency", "move it to listed/sfa.toml"),
    broken(LISTED, "agency = \"SPF\"", "agency = \"police\"", "agency", "is not an agency code"),
    broken(LISTED, "spf-money-changer", "money-changer", "id =", "an id begins with its agency"),
    broken(LISTED, "spf-money-changer", "spf-liquor", "[[listed]]", "spf-liquor can be applied for here"),
    broken(FAQ, "\"food.seats\"]", "\"food.seat\"]", "about", "did you mean \"food.seats\"?"),
    broken(FAQ, "\"sfa-food-shop\", ", "\"food.seats\", ", "about", "stands in \"about\" twice"),
    broken(CASES, "says = \"A hall\"\n", "", "|[[case]]\napplies = true\ngranted", "\"says\" is missing"),
    broken(CASES, "applies = false", "applies = \"maybe\"", "\"maybe\"", "true, false or \"not known\""),
    broken(CASES, "applies = false", "aplies = false", "aplies", "did you mean \"applies\"?"),
    broken(
        CASES,
        "applies = false",
        "applies = false\nfees = 100",
        "fees = 100",
        "only said where the licence applies",
    ),
    broken(CASES, "refused = [1]", "refused = [2]", "refused", "has no rule 2; its rules are 1 to 1"),
    broken(CASES, "refused = [1]", "refused = [\"1\"]", "refused", "has to hold whole numbers"),
    broken(CASES, "granted = false\n", "", "refused", "write granted = false too"),
    broken(CASES, "[\"layout-plan\"]", "[\"floor-plan\"]", "documents", "has no document \"floor-plan\""),
    broken(CASES, "fees = 12000", "fees = 120.00", "fees", "money is written in cents"),
    broken(CASES, "fees = 12000", "fees = -1", "fees", "cannot be less than nothing"),
    broken(CASES, "\"food.seats\" = 450", "\"food.seat\" = 450", "food.seat\"", "no question \"food.seat\""),
    broken(CASES, "\"food.seats\" = 450", "\"food.seats\" = 501", "501", "a whole number from 0 to 500"),
    broken(CASES, "= \"home\"", "= \"house\"", "house", "one of its options, shop, stall, home"),
    broken(CASES, "\"delivery\"]", "\"deliver\"]", "deliver\"", "one of its options, delivery, catering"),
    broken(CASES, "\"person.name\" =", "\"person.age\" =", "owners", "there is no \"person.age\""),
    broken(
        CASES,
        "\"person.citizen\" = true",
        "\"person.citizen\" = 1",
        "owners",
        "whose person.citizen is true or false",
    ),
    broken(CASES, "[{ \"person.name\" = \"Tan Mei\", \"person.citizen\" = true }]", "2", "owners", "a list of items"),
    broken(
        CASES,
        "says = \"A hall\"",
        "says = \"A hall\"\naction = \"cancel\"",
        "action",
        "sfa-food-shop does not offer \"cancel\"",
    ),
    broken(
        CASES,
        "says = \"A hall\"",
        "says = \"A hall\"\naction = \"renew\"",
        "refused",
        "rule 1 does not count for this action",
    ),
    broken(GLOSSARY, "[\"lesen\"]", "[]", "licence", "\"licence\" needs a list of words"),
    broken(GLOSSARY, "[\"lesen\"]", "\"lesen\"", "licence", "\"licence\" needs a list of words"),
    broken(
        GLOSSARY,
        "[unsaid]\n\"restaurant\"",
        "[unsaid]\n\"restaurants\"",
        "|\"restaurants\"",
        "does not stand under [terms]",
    ),
    broken(GLOSSARY, "[unsaid]", "[unsayd]", "unsayd", "did you mean \"unsaid\"?"),
    broken(GLOSSARY, "[terms]", "[term]", "", "\"terms\" is missing"),
    broken(
        GLOSSARY,
        "-restaurant-summary\"",
        "-resturant-summary\"",
        "[unsaid]\n|\"restaurant\"",
        "no text of the catalogue has the key intent-open-resturant-summary",
    ),
    broken(
        CASES,
        "applies = false",
        "applies = false\naction = \"renew\"",
        "applies = false",
        "write applies = true to renew it",
    ),
];
