//! Reads a PDF as somebody else's program does, by its tags: an outline of what a screen reader would say.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::ToUnicodeCMap;

/// A stretch of a page between its tags.
#[derive(Debug, Clone, Default)]
struct Sequence {
    page: usize,
    tag: String,
    /// `None` for what is no content.
    run: Option<i64>,
    text: String,
    /// Where its first glyph stands.
    left: Option<f32>,
}

pub(super) struct File {
    document: Document,
    sequences: Vec<Sequence>,
    untagged: usize,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let mut file = Self { document, sequences: Vec::new(), untagged: 0 };
        for (page, id) in file.document.get_pages().into_values().enumerate() {
            file.read_page(page, id);
        }
        file
    }

    fn read_page(&mut self, page: usize, id: ObjectId) {
        let fonts: BTreeMap<Vec<u8>, ToUnicodeCMap> = self
            .document
            .get_page_fonts(id)
            .unwrap()
            .into_iter()
            .map(|(name, font)| {
                let map = self.document.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
                let map = String::from_utf8(map.as_stream().unwrap().get_plain_content().unwrap()).unwrap();
                (name, ToUnicodeCMap::parse(&map).unwrap())
            })
            .collect();
        let content = Content::decode(&self.document.get_page_content(id)).unwrap();
        let (mut open, mut font): (Vec<Sequence>, Vec<u8>) = (Vec::new(), Vec::new());
        let mut spelled = false;
        for operation in content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BDC" => {
                    assert!(open.is_empty(), "a sequence inside another: some readers lose the rest");
                    let properties = operands[1].as_dict().unwrap();
                    let actual = properties.get(b"ActualText").ok().map(letters);
                    spelled = actual.is_some();
                    open.push(Sequence {
                        page,
                        tag: String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap(),
                        run: properties.get(b"MCID").ok().map(|run| run.as_i64().unwrap()),
                        text: actual.unwrap_or_default(),
                        left: None,
                    });
                }
                "EMC" => self.sequences.push(open.pop().unwrap()),
                "Tf" => font = operands[0].as_name().unwrap().to_vec(),
                "Tm" => {
                    if let Some(open) = open.last_mut() {
                        open.left = open.left.or(operands[4].as_float().ok());
                    }
                }
                "TJ" => {
                    let Some(open) = open.last_mut() else {
                        self.untagged += 1;
                        continue;
                    };
                    for shown in operands[0].as_array().unwrap() {
                        if let (false, Object::String(code, _)) = (spelled, shown) {
                            let code = u32::from(code[0]) << 8 | u32::from(code[1]);
                            let told = fonts[&font].mappings.get(&code).into_iter().flatten();
                            open.text.extend(told.filter_map(|letter| char::from_u32(*letter)));
                        }
                    }
                }
                "S" | "s" | "f" | "Tj" if open.is_empty() => self.untagged += 1,
                _ => {}
            }
        }
        assert!(open.is_empty());
    }

    pub(super) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// How often something is drawn that no tag speaks of.
    pub(super) fn untagged(&self) -> usize {
        self.untagged
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.sequences.iter().map(|sequence| sequence.text.clone()).collect()
    }

    /// What stands on the pages and is not read aloud.
    pub(super) fn artifacts(&self) -> String {
        let told = self.sequences.iter().filter(|sequence| sequence.tag == "Artifact").map(|it| it.text.as_str());
        told.collect::<Vec<_>>().join("\n")
    }

    pub(super) fn left_of(&self, text: &str) -> f32 {
        let (first, _) = text.split_once(' ').unwrap_or((text, ""));
        let turned: String = first.chars().rev().collect();
        let found = self.sequences.iter().find(|it| it.text.contains(first) || it.text.contains(&turned));
        found.unwrap_or_else(|| panic!("{text}")).left.unwrap()
    }

    /// Every node in order; a row with its cells on one line.
    pub(super) fn outline(&self) -> String {
        let mut told = String::new();
        self.tell(self.root(), &mut told);
        told
    }

    fn tell(&self, node: ObjectId, told: &mut String) {
        let role = self.role(node);
        match role.as_str() {
            "TH" => write!(told, "TH {} | ", self.text(node)).unwrap(),
            "TD" => writeln!(told, "TD {}", self.text(node)).unwrap(),
            "TR" => told.push_str("TR "),
            "Document" | "Part" => {}
            "Table" => told.push_str("Table\n"),
            role => writeln!(told, "{role} {}", self.text(node)).unwrap(),
        }
        for kid in self.kids(node) {
            if let Ok(kid) = kid.as_reference() {
                self.tell(kid, told);
            }
        }
    }

    /// What a screen reader says of a node.
    fn text(&self, node: ObjectId) -> String {
        if let Ok(actual) = self.dictionary(node).get(b"ActualText") {
            return letters(actual);
        }
        let pages: Vec<ObjectId> = self.document.get_pages().into_values().collect();
        let runs = self.kids(node).into_iter().filter_map(|kid| {
            let run = kid.as_dict().ok()?.clone();
            let page = run.get(b"Pg").unwrap().as_reference().unwrap();
            let number = run.get(b"MCID").unwrap().as_i64().unwrap();
            let page = pages.iter().position(|it| *it == page).unwrap();
            let found = self.sequences.iter().find(|it| it.page == page && it.run == Some(number));
            Some(found.unwrap_or_else(|| panic!("run {number} of page {page}")).text.clone())
        });
        runs.collect::<String>().trim().to_owned()
    }

    pub(super) fn language(&self) -> String {
        ascii(self.document.catalog().unwrap().get(b"Lang").unwrap())
    }

    /// The language that the node with this text says it is in.
    pub(super) fn language_of(&self, text: &str) -> Option<String> {
        let node = self.nodes().into_iter().find(|node| self.text(*node) == text).unwrap();
        self.dictionary(node).get(b"Lang").ok().map(ascii)
    }

    pub(super) fn made(&self) -> String {
        ascii(self.info().get(b"CreationDate").unwrap())
    }

    pub(super) fn title(&self) -> String {
        letters(self.info().get(b"Title").unwrap())
    }

    /// Every font and how many bytes of it are in the file.
    pub(super) fn fonts(&self) -> Vec<(String, usize)> {
        let descriptors = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let descriptors = descriptors.filter(|it| it.has_type(b"FontDescriptor"));
        let sizes = descriptors.map(|descriptor| {
            let program = descriptor.get(b"FontFile2").or(descriptor.get(b"FontFile3")).unwrap();
            let program = self.document.get_object(program.as_reference().unwrap()).unwrap();
            let name = descriptor.get(b"FontName").unwrap().as_name().unwrap();
            (String::from_utf8(name.to_vec()).unwrap(), program.as_stream().unwrap().content.len())
        });
        sizes.collect()
    }

    /// Whether each run of a page is known to the node that the page's number leads to.
    pub(super) fn ways_back_agree(&self) -> bool {
        let root = self.document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let ways = self.dictionary(root).get(b"ParentTree").unwrap().as_dict().unwrap();
        let ways = ways.get(b"Nums").unwrap().as_array().unwrap();
        let runs = self.sequences.iter().filter_map(|it| Some((it.page, it.run?)));
        let agree = runs.map(|(page, run)| {
            let of_page = ways[2 * page + 1].as_array().unwrap();
            let node = of_page[usize::try_from(run).unwrap()].as_reference().unwrap();
            let knows =
                |kid: &Object| kid.as_dict().is_ok_and(|kid| kid.get(b"MCID").unwrap().as_i64().unwrap() == run);
            self.kids(node).iter().any(knows)
        });
        let agree: Vec<bool> = agree.collect();
        !agree.is_empty() && agree.into_iter().all(|agrees| agrees)
    }

    fn nodes(&self) -> Vec<ObjectId> {
        let (mut found, mut waiting) = (Vec::new(), vec![self.root()]);
        while let Some(node) = waiting.pop() {
            found.push(node);
            waiting.extend(self.kids(node).iter().filter_map(|kid| kid.as_reference().ok()));
        }
        found
    }

    fn root(&self) -> ObjectId {
        let root = self.document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        self.kids(root)[0].as_reference().unwrap()
    }

    fn kids(&self, node: ObjectId) -> Vec<Object> {
        self.dictionary(node).get(b"K").unwrap().as_array().unwrap().clone()
    }

    fn role(&self, node: ObjectId) -> String {
        String::from_utf8(self.dictionary(node).get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
    }

    fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.document.get_dictionary(id).unwrap()
    }

    fn info(&self) -> &Dictionary {
        self.dictionary(self.document.trailer.get(b"Info").unwrap().as_reference().unwrap())
    }
}

fn ascii(object: &Object) -> String {
    String::from_utf8(object.as_str().unwrap().to_vec()).unwrap()
}

fn letters(object: &Object) -> String {
    let bytes = object.as_str().unwrap().strip_prefix(&[0xFE, 0xFF]).unwrap();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}
