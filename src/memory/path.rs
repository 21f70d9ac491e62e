//! What a node of an outline is known again by: the path that leads to it, as a small number. Knows no outline.

/// The hash by which a closed node of an outline is known again: of its role, its label, which of several such twins under
/// one parent it is, and the hash of its parent, 0 at the top.
pub fn path_hash(parent: u32, role: &str, label: &str, twin: usize) -> u32 {
    let twin = twin as u64;
    let mut hash = Fnv::default();
    for bytes in
        [&parent.to_le_bytes()[..], role.as_bytes(), &[0], label.as_bytes(), &[0], &twin.to_le_bytes()]
    {
        hash.take(bytes);
    }
    let hash = hash.value();
    (hash ^ (hash >> 32)) as u32
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn value(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_hashes_are_for_ever() {
        // They stand in files on people's disks: a change here opens what they had closed.
        let section = path_hash(0, "section", "房租之外的账", 0);
        assert_eq!((section, path_hash(section, "step", "一、房租", 1)), (0xb302_9d11, 0x9932_b68b));
    }

    #[test]
    fn another_path_is_another_node() {
        let paths = [
            (0, "section", "桥", 0),
            (1, "section", "桥", 0),
            (0, "point", "桥", 0),
            (0, "section", "路", 0),
            (0, "section", "桥", 1),
            // The words of a role and of a label do not run together.
            (0, "sectio", "n桥", 0),
        ];
        let hashes = paths.map(|(parent, role, label, twin)| path_hash(parent, role, label, twin));
        assert_eq!(BTreeSet::from(hashes).len(), paths.len());
    }
}
