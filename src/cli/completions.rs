//! What lets a shell complete what is typed: clap's own scripts, put right where they would keep the names of files away.

use crate::cli::arguments::ShellName;
use clap::Command;
use clap_complete::generate;
use clap_complete::shells::{Bash, Fish, Zsh};

/// What clap writes, and what it should be: an argument that does not begin with `-` is a file, the first and every one.
const MENDED: [(ShellName, &str, &str); 3] = [
    (ShellName::Bash, " || ${COMP_CWORD} -eq 1 ]]", " ]]"),
    (
        ShellName::Bash,
        "            esac\n            COMPREPLY=( $(compgen -W \"${opts}\" -- \"${cur}\") )\n",
        "            esac\n            COMPREPLY=()\n",
    ),
    (ShellName::Zsh, "'*::inputs", "'*:inputs"),
];

/// The script of a shell.
pub(super) fn script(shell: ShellName, command: Command) -> String {
    let its = MENDED.iter().filter(|(whose, ..)| *whose == shell);
    its.fold(written(shell, command), |script, (_, from, to)| script.replace(from, to))
}

/// What clap writes for a shell. Each is named by itself, so that those which are not asked for do not come along.
fn written(shell: ShellName, mut command: Command) -> String {
    let (mut script, name) = (Vec::new(), "tigang");
    match shell {
        ShellName::Bash => generate(Bash, &mut command, name, &mut script),
        ShellName::Zsh => generate(Zsh, &mut command, name, &mut script),
        ShellName::Fish => generate(Fish, &mut command, name, &mut script),
    }
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Args;
    use clap::CommandFactory;

    #[test]
    fn what_is_to_be_mended_is_there_and_no_longer_after() {
        for (shell, from, to) in MENDED {
            assert_eq!(written(shell, Args::command()).matches(from).count(), 1, "{shell:?}: {from}");
            let mended = script(shell, Args::command());
            assert!(!mended.contains(from) && mended.contains(to), "{shell:?}: {from}");
        }
    }
}
