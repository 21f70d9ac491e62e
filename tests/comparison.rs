//! README's table of other tools is taken from the measured page, and may not drift away from it.

#[cfg(test)]
mod comparison {
    const README: &str = include_str!("../README.md");
    const CHINESE: &str = include_str!("../README.zh.md");
    const MEASURED: &str = include_str!("../docs/comparison.md");

    /// The lines from one heading to the next.
    fn section<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
        let lines = text.lines().skip_while(|line| *line != heading).skip(1);
        lines.take_while(|line| !line.starts_with("## ")).collect()
    }

    fn rows<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        lines.iter().copied().filter(|line| line.starts_with('|')).collect()
    }

    #[test]
    fn a_section_ends_where_the_next_begins_and_its_rows_are_its_tables() {
        let text = "## a\nx\n| 1 |\n## b\n| 2 |\n";
        assert_eq!(rows(&section(text, "## a")), ["| 1 |"]);
    }

    #[test]
    fn every_row_of_the_readme_stands_in_the_measured_page() {
        let shown = rows(&section(README, "## Beside other tools"));
        assert!(shown.len() > 2, "the table is gone: {shown:?}");
        let measured = rows(&section(MEASURED, "## In short"));
        for row in shown {
            assert!(measured.contains(&row), "not in docs/comparison.md: {row}");
        }
    }

    #[test]
    fn both_readmes_lead_to_the_measured_page() {
        for readme in [README, CHINESE] {
            assert!(readme.contains("(docs/comparison.md)"));
        }
    }
}
