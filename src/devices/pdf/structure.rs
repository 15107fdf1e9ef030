//! The tags of a PDF: which text is a heading, which a label and which its answer, in reading order, so that a screen
//! reader reads the application as the page showed it. It knows no text, no place and no font.

use std::collections::BTreeMap;

use domain::Language;
use printpdf::DictItem;

/// What a piece of the document is (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole; once, at the root.
    Document,
    /// What one agency receives.
    Part,
    /// A heading; 1 is the highest.
    Heading(u8),
    Paragraph,
    Table,
    Row,
    /// The label of its row.
    Label,
    /// What stands beside a label.
    Value,
}

impl Role {
    /// The name in the file, which is also the tag of the text on the page.
    pub(super) fn tag(self) -> String {
        match self {
            Self::Document => "Document".to_owned(),
            Self::Part => "Part".to_owned(),
            Self::Heading(level) => format!("H{}", level.clamp(1, 6)),
            Self::Paragraph => "P".to_owned(),
            Self::Table => "Table".to_owned(),
            Self::Row => "TR".to_owned(),
            Self::Label => "TH".to_owned(),
            Self::Value => "TD".to_owned(),
        }
    }
}

/// A node's place in its tree.
pub(super) type NodeId = usize;
/// The number and the generation of an object in the file.
pub(super) type ObjectId = (u32, u16);

enum Kid {
    Node(NodeId),
    /// A run of text on a page, by its number there.
    Text {
        page: usize,
        run: usize,
    },
}

struct Node {
    role: Role,
    /// Where it differs from the document's.
    language: Option<Language>,
    /// Where the page shows it in another order than that of reading.
    spelled: Option<String>,
    parent: Option<NodeId>,
    kids: Vec<Kid>,
}

/// The tags of one document.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Per page, the node of each run of text.
    runs: Vec<Vec<NodeId>>,
}

impl Tree {
    pub(super) const ROOT: NodeId = 0;

    pub(super) fn new() -> Self {
        let root = Node { role: Role::Document, language: None, spelled: None, parent: None, kids: Vec::new() };
        Self { nodes: vec![root], runs: Vec::new() }
    }

    /// A new last kid of that node.
    pub(super) fn open(&mut self, role: Role, language: Option<Language>, parent: NodeId) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { role, language, spelled: None, parent: Some(parent), kids: Vec::new() });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.kids.push(Kid::Node(id));
        }
        id
    }

    /// The number of a new run of that node's text on that page.
    pub(super) fn run(&mut self, node: NodeId, page: usize) -> usize {
        if self.runs.len() <= page {
            self.runs.resize(page.saturating_add(1), Vec::new());
        }
        let Some(runs) = self.runs.get_mut(page) else { return 0 };
        let run = runs.len();
        runs.push(node);
        if let Some(node) = self.nodes.get_mut(node) {
            node.kids.push(Kid::Text { page, run });
        }
        run
    }

    /// What that node says, whatever order its glyphs stand in.
    pub(super) fn spell(&mut self, node: NodeId, text: String) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.spelled = Some(text);
        }
    }

    pub(super) fn tag(&self, node: NodeId) -> String {
        self.nodes.get(node).map_or_else(|| Role::Paragraph.tag(), |node| node.role.tag())
    }

    /// How many objects it takes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The object of each node, for the given numbers.
    pub(super) fn objects(&self, ids: &[ObjectId], root: ObjectId, pages: &[ObjectId]) -> Vec<DictItem> {
        let object = |node: &Node| {
            let parent = node.parent.and_then(|parent| ids.get(parent)).copied().unwrap_or(root);
            let kids = node.kids.iter().filter_map(|kid| match kid {
                Kid::Node(node) => ids.get(*node).map(|id| reference(*id)),
                Kid::Text { page, run } => pages
                    .get(*page)
                    .map(|page| dictionary([("Type", name("MCR")), ("Pg", reference(*page)), ("MCID", whole(*run))])),
            });
            let mut map = vec![
                ("Type", name("StructElem")),
                ("S", name(&node.role.tag())),
                ("P", reference(parent)),
                ("K", DictItem::Array(kids.collect())),
            ];
            if let Some(language) = node.language {
                map.push(("Lang", text(language.tag())));
            }
            if let Some(spelled) = &node.spelled {
                map.push(("ActualText", letters(spelled)));
            }
            if node.role == Role::Label {
                map.push(("A", dictionary([("O", name("Table")), ("Scope", name("Row"))])));
            }
            dictionary(map)
        };
        self.nodes.iter().map(object).collect()
    }

    /// The root of the tags: the document, and the way back from a page's runs to their nodes.
    pub(super) fn root(&self, ids: &[ObjectId]) -> DictItem {
        let of_page = |runs: &Vec<NodeId>| {
            DictItem::Array(runs.iter().filter_map(|node| ids.get(*node)).map(|id| reference(*id)).collect())
        };
        let pages = self.runs.iter().enumerate().flat_map(|(page, runs)| [whole(page), of_page(runs)]);
        dictionary([
            ("Type", name("StructTreeRoot")),
            ("K", DictItem::Array(ids.first().map(|id| reference(*id)).into_iter().collect())),
            ("ParentTree", dictionary([("Nums", DictItem::Array(pages.collect()))])),
            ("ParentTreeNextKey", whole(self.runs.len())),
        ])
    }
}

pub(super) fn dictionary<'k>(entries: impl IntoIterator<Item = (&'k str, DictItem)>) -> DictItem {
    let map: BTreeMap<String, DictItem> = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    DictItem::Dict { map }
}

pub(super) fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// Letters of ASCII, such as a language's tag.
pub(super) fn text(text: &str) -> DictItem {
    DictItem::String { data: text.as_bytes().to_vec(), literal: true }
}

/// Any letters (ISO 32000-1, 7.9.2.2: UTF-16, marked as such).
pub(super) fn letters(text: &str) -> DictItem {
    DictItem::Bytes([0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect())
}

pub(super) fn reference((obj, r#gen): ObjectId) -> DictItem {
    DictItem::Ref { obj, r#gen }
}

pub(super) fn whole(number: usize) -> DictItem {
    DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
