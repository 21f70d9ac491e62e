//! Paragraphs that were wrapped by hand with a `<br>` at the end of each line, joined again as plain text's are. What the
//! lines say is not known here.

use super::walk::Passage;
use crate::article::BlockKind;
use crate::read::layout::units;

/// Joins the lines of hand-wrapped paragraphs.
pub(super) fn join(passages: Vec<Passage>) -> Vec<Passage> {
    let mut joined = Vec::with_capacity(passages.len());
    let mut run: Vec<Passage> = Vec::new();
    for passage in passages {
        if run.last().is_some_and(|last| !goes_on(last, &passage)) {
            joined.extend(join_run(std::mem::take(&mut run)));
        }
        run.push(passage);
    }
    joined.extend(join_run(run));
    joined
}

/// Whether a passage is the next line of the same block.
fn goes_on(before: &Passage, next: &Passage) -> bool {
    next.breaks == 1
        && next.block == before.block
        && [before, next].iter().all(|p| p.kind == BlockKind::Paragraph)
}

fn join_run(run: Vec<Passage>) -> Vec<Passage> {
    /// Fewer lines are no column.
    const LEAST: usize = 4;
    if run.len() < LEAST {
        return run;
    }
    let text = run.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
    let units = units(&text);
    // Each unit begins at a line; those up to the next belong to it.
    let mut starts = units.iter().map(|unit| unit.line - 1).skip(1).peekable();
    let mut joined: Vec<Passage> = Vec::with_capacity(units.len());
    for (line, next) in run.into_iter().enumerate() {
        let begins = starts.next_if_eq(&line).is_some();
        let unit = units.get(joined.len().saturating_sub(1));
        match (joined.last_mut(), unit) {
            (Some(whole), Some(unit)) if !begins => add(whole, next, &unit.text),
            _ => joined.push(next),
        }
    }
    joined
}

/// Adds a line to a paragraph that is to become `text`.
fn add(whole: &mut Passage, next: Passage, text: &str) {
    let end = whole.text.len();
    if !text.get(end..).is_some_and(|rest| rest.starts_with(&next.text)) {
        whole.text.push(' ');
    }
    let at = whole.text.len();
    whole.text.push_str(&next.text);
    whole.links.extend(next.links.into_iter().map(|(range, to)| (range.start + at..range.end + at, to)));
    whole.linked += next.linked;
    whole.bold += next.bold;
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(markup: &str, expected: &[&str]) {
        let passages = crate::read::html::passages(markup);
        assert_eq!(passages.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), expected);
        for passage in &passages {
            assert!(passage.links.iter().all(|(range, _)| passage.text.get(range.clone()) == Some("渡口")));
        }
    }

    #[test]
    fn lines_of_a_column_are_joined_and_others_stay() {
        check(
            "<div>三年前的夏天渡口镇的最后一班渡船在傍晚的时候靠了岸船<br>工老魏把缆绳系好关了机器从此再没有打开过停渡的理由写在<br>码头的\
             木牌上只有一句话航道变浅不再适航镇上的人最先想到的<br>是<a href='http://a.example/'>渡口</a>的钱。<br>后来才想到江水。",
            &[
                "三年前的夏天渡口镇的最后一班渡船在傍晚的时候靠了岸船工老魏把缆绳系好关了机器从此再没有打开过停渡的理由写在码头的木牌上只有一句话航道变浅不再适航镇上的人最先想到的是渡口的钱。",
                "后来才想到江水。",
            ],
        );
        check(
            "<p>床前明月光，<br>疑是地上霜。<br>举头望明月，<br>低头思故乡。",
            &["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"],
        );
    }
}
