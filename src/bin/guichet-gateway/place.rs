//! Where submissions are kept: what the command line says, else what the settings say. The password is read here, at the
//! last moment, and goes nowhere but to the server.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, anyhow};

use gateway::{Location, Server};
use settings::gateway as on_file;

/// The store that is meant.
pub(crate) fn location(said: Option<Location>, config: &Path, settings: &on_file::Gateway) -> anyhow::Result<Location> {
    match (said, &settings.store) {
        (Some(said), _) => Ok(said),
        (None, Some(on_file::Store::Sqlite(file))) => Ok(Location::File(config.join(file))),
        (None, Some(on_file::Store::Postgres(server))) => Ok(Location::Postgres(Box::new(reach(config, server)?))),
        (None, None) => Err(anyhow!("where are submissions kept? Add [store] to gateway.toml, or give --store")),
    }
}

/// The store for those commands that need nothing else of the settings.
pub(crate) fn of(said: Option<Location>, config: Option<&Path>) -> anyhow::Result<Location> {
    match (said, config) {
        (Some(said), _) => Ok(said),
        (None, Some(config)) => location(None, config, &crate::terms::load(config)?),
        (None, None) => Err(anyhow!("where are submissions kept? Give --config or --store")),
    }
}

fn reach(config: &Path, server: &on_file::Server) -> anyhow::Result<Server> {
    let password = match &server.password {
        on_file::Password::None => None,
        on_file::Password::File(file) => {
            let file = config.join(file);
            let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        on_file::Password::Environment(variable) => {
            // What stands in it instead of text is in the error, so the error is not passed on.
            let text = env::var(variable).map_err(|_| anyhow!("the environment's {variable} holds no password"))?;
            Some(text)
        }
    };
    let ca = server.ca.as_ref().map(|file| {
        let file = config.join(file);
        fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))
    });
    Server::new(&server.address, password.as_deref(), ca.transpose()?, config.join(&server.parts))
        .context("[store] in gateway.toml names no server that can be used")
}
