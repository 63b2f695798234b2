//! The command table as TypeScript, written to `ui/src/ipc/bindings.ts` and held current by a test.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::error::ErrorReply;
use crate::event::EngineEvent;

/// Collects the types that commands name, each once, by name.
pub struct Description {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl Description {
    fn new() -> Self {
        let config = Config::new().with_large_int("number"); // ids and milliseconds fit
        Self { config, seen: HashSet::new(), types: BTreeMap::new(), commands: Vec::new() }
    }

    pub(super) fn command<Request: TS + 'static, Answer: TS + 'static>(&mut self, name: &str) {
        self.visit::<Request>();
        self.visit::<Answer>();
        let (request, answer) = (Request::name(&self.config), Answer::name(&self.config));
        self.commands.push(format!("  {name}: [{request}, {answer}];\n"));
    }
}

impl TypeVisitor for Description {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Only types of ours have a file to be exported to; the rest are written where they stand.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let name = T::ident(&self.config);
            let text = format!("{docs}export {}\n", T::decl(&self.config));
            let other = self.types.insert(name.clone(), text);
            assert!(other.is_none(), "two types are called {name}: TypeScript would know only one of them");
        }
    }
}

/// The whole TypeScript file.
pub fn typescript() -> String {
    let mut description = Description::new();
    super::describe(&mut description);
    description.visit::<EngineEvent>();
    description.visit::<ErrorReply>();
    let types: String = description.types.into_values().collect::<Vec<_>>().join("\n");
    let commands = description.commands.concat();
    format!(
        "// Made from the command table by `cargo xtask bindings`. Do not edit.\n\n{types}\n\
         /** Every command: what it takes, and what it answers. */\nexport type Rpc = {{\n{commands}}};\n"
    )
}
