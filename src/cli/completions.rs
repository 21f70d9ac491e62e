//! What lets a shell complete what is typed: clap's own scripts, put right where they would keep the names of files away.

use clap::Command;
use clap_complete::Shell;

/// What clap writes, and what it should be: an argument that does not begin with `-` is a file, the first and every one.
const MENDED: [(Shell, &str, &str); 3] = [
    (Shell::Bash, " || ${COMP_CWORD} -eq 1 ]]", " ]]"),
    (
        Shell::Bash,
        "            esac\n            COMPREPLY=( $(compgen -W \"${opts}\" -- \"${cur}\") )\n",
        "            esac\n            COMPREPLY=()\n",
    ),
    (Shell::Zsh, "'*::inputs", "'*:inputs"),
];

/// The script of a shell.
pub(super) fn script(shell: Shell, mut command: Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "tigang", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let its = MENDED.iter().filter(|(whose, ..)| *whose == shell);
    its.fold(script, |script, (_, from, to)| script.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Args;
    use clap::CommandFactory;

    #[test]
    fn what_is_to_be_mended_is_there_and_no_longer_after() {
        for (shell, from, to) in MENDED {
            let mut raw = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "tigang", &mut raw);
            assert_eq!(String::from_utf8(raw).unwrap().matches(from).count(), 1, "{shell}: {from}");
            let mended = script(shell, Args::command());
            assert!(!mended.contains(from) && mended.contains(to), "{shell}: {from}");
        }
    }
}
