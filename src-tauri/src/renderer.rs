//! Which renderer WebKitGTK is to use, decided before it starts.

/// Without a graphics card WebKit's DMABUF renderer draws in software anyway, and costs 80 MB and a fifth of
/// a second more than the older one. A choice that the person made stays.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)] // no thread is running yet that could read the environment
pub(crate) fn choose() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() && !std::path::Path::new("/dev/dri").exists() {
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn choose() {}
