//! How the program is linked. Some forty thousand places in it hold addresses, most of them in tables of the crates; written
//! one by one they are a megabyte of the file, packed (DT_RELR) some twenty kilobytes. The linker passes over what it does not know.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
