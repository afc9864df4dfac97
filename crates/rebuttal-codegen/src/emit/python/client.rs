//! `client.py` and `async_client.py`.

use super::module::Module;
use super::style::Style;
use super::{operation, options, text};
use crate::api::Api;
use crate::emit::File;

/// The module of one client.
pub(super) fn file(api: &Api, style: Style) -> File {
    let mut module = Module::default();
    let (base, lead) = match style {
        Style::Sync => ("SyncClient", "The client that blocks. Threads may share it, and it works after a fork."),
        Style::Async => ("AsyncClient", "The client for asyncio. One serves any number of event loops."),
    };
    let class = style.class(api);
    module.import("rebuttal._runtime.client", base);
    module.import(&format!("rebuttal._generated.{}", api.provider), "options");
    let body = {
        let constructor = options::constructor(&mut module, &api.client.options, style, "CLIENT", "client");
        let operations: String =
            api.operations.iter().map(|each| operation::method(&mut module, api, each, style)).collect();
        format!("    _provider = {}\n{constructor}{operations}", text::quote(&api.provider))
    };
    let described = [text::sentence(&api.client.description), lead.to_owned(), api.description.clone()];
    module.add(&format!("\n\nclass {class}({base}):\n{}\n{body}", text::docstring(4, &described)));
    let path = format!("_generated/{}/{}.py", api.provider, style.module());
    module.file(api, &path, &format!("{}: {class}.", api.title))
}
