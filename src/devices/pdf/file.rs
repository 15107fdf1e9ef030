//! The file around the sheets: pages, tags, the language, and what the file says of itself. It knows no application and
//! no place on a page. The same sheets give the same bytes.

use domain::{Language, Timestamp};
use printpdf::{DictItem, ExternalStream, Mm, OffsetDateTime, Op, PdfDocument, PdfPage, PdfSaveOptions};

use crate::pdf::PdfError;
use crate::pdf::structure::{ObjectId, Tree, dictionary, letters, name, reference, text, whole};

/// What a file says of itself.
pub(super) struct About<'a> {
    /// On the window's frame; nothing personal.
    pub(super) title: &'a str,
    pub(super) language: Language,
    pub(super) made: Timestamp,
    /// Told from other files by this.
    pub(super) id: &'a str,
}

/// Object streams, in which the tags take little room, came with 1.5; tags as they are written here with 1.7.
const VERSION: &str = "1.7";

/// Puts the pages into a file.
pub(super) fn write(
    mut document: PdfDocument,
    pages: Vec<Vec<Op>>,
    tree: &Tree,
    about: &About<'_>,
) -> Result<Vec<u8>, PdfError> {
    document.metadata.info.producer = "Guichet".into();
    document.metadata.info.creator = "Guichet".into();
    if let Ok(made) = OffsetDateTime::from_unix_timestamp(about.made.as_second()) {
        let info = &mut document.metadata.info;
        (info.creation_date, info.modification_date, info.metadata_date) = (made, made, made);
    }
    document.pages = pages.into_iter().map(|ops| PdfPage::new(Mm(210.0), Mm(297.0), ops)).collect();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    file.version = VERSION.into();

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (number, page) in pages.iter().enumerate() {
        let page = file.get_dictionary_mut(*page).map_err(|problem| PdfError::File(problem.to_string()))?;
        page.set("StructParents", whole(number).to_lopdf());
        page.set("Tabs", name("S").to_lopdf());
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = (0..tree.len()).map(|_| file.new_object_id()).collect();
    file.set_object(root, tree.root(&ids).to_lopdf());
    for (id, object) in ids.iter().zip(tree.objects(&ids, root, &pages)) {
        file.set_object(*id, object.to_lopdf());
    }
    let metadata = file.add_object(metadata(about).to_lopdf());
    let catalog = file.catalog_mut().map_err(|problem| PdfError::File(problem.to_string()))?;
    catalog.set("StructTreeRoot", reference(root).to_lopdf());
    catalog.set("MarkInfo", dictionary([("Marked", DictItem::Bool(true))]).to_lopdf());
    catalog.set("Lang", text(about.language.tag()).to_lopdf());
    catalog.set("ViewerPreferences", viewer(about.language).to_lopdf());
    catalog.set("Metadata", reference(metadata).to_lopdf());
    let info = file.trailer.get(b"Info").and_then(|info| info.as_reference());
    if let Ok(info) = info.and_then(|info| file.get_dictionary_mut(info)) {
        // The library claims a standard that this file does not follow, and leaves words empty.
        for key in ["GTS_PDFXVersion", "Trapped", "Author", "Subject", "Identifier", "Keywords"] {
            info.remove(key.as_bytes());
        }
        info.set("Title", letters(about.title).to_lopdf());
    }
    let id = text(about.id);
    file.trailer.set("ID", DictItem::Array(vec![id.clone(), id]).to_lopdf());
    file.compress();
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes).map_err(|problem| PdfError::File(problem.to_string()))?;
    Ok(bytes)
}

/// The title instead of a file name on the window's frame, and sheets that are turned like a book in that script.
fn viewer(language: Language) -> DictItem {
    let direction = match language.direction() {
        domain::language::Direction::LeftToRight => "L2R",
        domain::language::Direction::RightToLeft => "R2L",
    };
    dictionary([("DisplayDocTitle", DictItem::Bool(true)), ("Direction", name(direction))])
}

/// The same in XMP, which other programs read; uncompressed, so that they find it.
fn metadata(about: &About<'_>) -> DictItem {
    let escaped = about.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let made = about.made.strftime("%Y-%m-%dT%H:%M:%SZ");
    let language = about.language.tag();
    let content = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{escaped}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>\
         <xmp:CreatorTool>Guichet</xmp:CreatorTool><pdf:Producer>Guichet</pdf:Producer>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    );
    let entries = [("Type", name("Metadata")), ("Subtype", name("XML"))];
    DictItem::Stream {
        stream: ExternalStream {
            dict: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
            content: content.into_bytes(),
            compress: false,
        },
    }
}
