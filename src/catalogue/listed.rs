//! A licence that is applied for elsewhere: it can be found and read about here, and nothing is asked for it.

use domain::{AgencyId, LicenceId};

use crate::Text;

/// Something an agency grants by a way of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// `mas-money-changers`: the agency's code in lower case and a name.
    pub id: LicenceId,
    /// Its name.
    pub title: Text,
    /// Who grants it.
    pub agency: AgencyId,
    /// What it lets you do, in a sentence.
    pub summary: Text,
    /// Where to apply for it.
    pub place: Text,
    /// Words people search for it with.
    pub keywords: Vec<String>,
}
