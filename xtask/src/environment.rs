//! The environment that tests run in: one from which nothing reaches beyond this machine.

use std::process::Command;

/// Nothing listens on the discard port, so whoever obeys the proxy fails at once.
const NOWHERE: &str = "http://127.0.0.1:9";
// Names under `.example` and `.internal` lead nowhere but where a test makes them lead (RFC 6761, RFC 2606).
const LOOPBACK: &str = "127.0.0.1,localhost,::1,.example,.internal";

/// Cuts a program off from everything but loopback.
pub(crate) fn cut_off(command: &mut Command) -> &mut Command {
    for (name, value) in
        [("HTTP_PROXY", NOWHERE), ("HTTPS_PROXY", NOWHERE), ("ALL_PROXY", NOWHERE), ("NO_PROXY", LOOPBACK)]
    {
        command.env(name, value).env(name.to_lowercase(), value);
    }
    command.env("CARGO_NET_OFFLINE", "true")
}
