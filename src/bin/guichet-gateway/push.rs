//! Agencies that want to be told of what comes: a task each, which ends when the gateway does.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use domain::chain;
use gateway::{Chance, Gateway, Webhook};
use settings::gateway as on_file;

/// Where it is kept how far each agency was told, below the folder of the settings.
const FOLDER: &str = "push";

/// Starts telling the agencies that have named an address.
pub(crate) fn start(gateway: &Gateway, settings: &on_file::Gateway, config: &Path) -> anyhow::Result<()> {
    let chance: Chance = Arc::new(below);
    for agency in &settings.agencies {
        let Some(url) = agency.webhook.clone() else { continue };
        let folder = config.join(FOLDER);
        std::fs::create_dir_all(&folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        let webhook = Webhook { agency: agency.id.clone(), url, memory: folder.join(format!("{}.place", agency.id)) };
        let (gateway, chance, id) = (gateway.clone(), Arc::clone(&chance), agency.id.clone());
        tracing::info!("{id} is told of what comes at the address that it has named");
        tokio::spawn(async move {
            if let Err(error) = gateway::push(gateway, webhook, chance).await {
                tracing::error!(error = %chain(&error), "{id} is no longer told of what comes; it has to pull");
            }
        });
    }
    Ok(())
}

/// A number below another. That the lower ones are likelier by a hair does not matter here.
fn below(most: u64) -> u64 {
    let mut random = [0; 8];
    wire::system_random(&mut random);
    u64::from_le_bytes(random).checked_rem(most).unwrap_or(0)
}
