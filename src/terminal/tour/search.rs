//! Search on the tour: what is found, a licence that is applied for elsewhere, and words that nothing fits.

use super::Lost;
use super::guide::Guide;

impl Guide<'_, '_> {
    /// What is found, what is applied for elsewhere, and nothing.
    pub(super) fn search(&mut self) -> Result<(), Lost> {
        self.press("way-search")?;
        self.look("search");
        let agencies = self.app.setup.catalogue.agencies.keys().map(|id| id.as_str().to_lowercase());
        let queries: Vec<String> = ["food", "shop"].into_iter().map(str::to_owned).chain(agencies).collect();
        for query in queries {
            self.fill(&query)?;
            if ["intent-", "licence-", "faq-"].iter().any(|kind| !self.ids(kind).is_empty()) {
                self.look_through("search-found")?;
                break;
            }
        }
        self.listed()?;
        self.fill("qqqqqq")?;
        self.look("search-nothing");
        self.press("back")
    }

    /// A licence that is applied for elsewhere, if there is one.
    fn listed(&mut self) -> Result<(), Lost> {
        let words = |listed: &catalogue::Listed| (listed.id.clone(), listed.keywords.first().cloned());
        let Some((id, Some(word))) = self.app.setup.catalogue.listed.values().next().map(words) else { return Ok(()) };
        self.fill(&word)?;
        let id = format!("listed-{id}");
        self.find(&id)?;
        self.look("listed");
        self.press("back")
    }
}
