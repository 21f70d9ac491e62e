//! Articles in other writings and languages: traditional Chinese is judged as simplified is, and the rest by its layout
//! and its words.

#[cfg(test)]
mod languages {
    use std::collections::HashMap;
    use std::fs;
    use tigang::article::{Article, Lang};
    use tigang::digest::{Digest, Limit, NodeRole, digest, summary};
    use tigang::read;
    use tigang::segment::traditional::simplified;

    fn judged(text: &str) -> (Article, Digest) {
        let article = read::read_text(text, &read::Options::default());
        let digest = digest(&article);
        (article, digest)
    }

    /// What is thought of a text, in simplified characters, one line a thought: what was removed, each sentence with its
    /// role and score, each node, and the order of the summary.
    fn thoughts((article, digest): &(Article, Digest)) -> Vec<String> {
        let plain = |text: &str| simplified(text).into_owned();
        let removed = article.removed().iter().map(|r| format!("{:?} {} {}", r.reason, r.at, plain(&r.text)));
        let blocks = article.blocks().iter().map(|b| format!("{:?} {:?}", b.kind, b.span));
        let sentences = article.sentences().iter().zip(&digest.roles).zip(&digest.saliences).map(
            |((sentence, role), salience)| {
                format!("{role:?} {} {}", salience.score, plain(article.slice(sentence.span)))
            },
        );
        let nodes = digest.outline.nodes().iter().map(|node| {
            let keywords: Vec<String> = node.keywords.iter().map(|word| plain(word)).collect();
            format!("{:?} {:?} {} {keywords:?}", node.role, node.span, plain(&node.label))
        });
        let plan = digest.plan.iter().map(|unit| format!("{unit:?}"));
        removed.chain(blocks).chain(sentences).chain(nodes).chain(plan).collect()
    }

    /// A text in traditional characters: the reverse of the table, by the last of several.
    fn traditional(text: &str) -> String {
        let lines = include_str!("../src/segment/traditional.txt").lines();
        let pairs = lines.filter_map(|line| Some((line.chars().nth(1)?, line.chars().next()?)));
        let table: HashMap<char, char> = pairs.collect();
        text.chars().map(|c| table.get(&c).copied().unwrap_or(c)).collect()
    }

    #[test]
    fn the_samples_in_traditional_characters_are_judged_as_they_are() {
        for name in ["zh-commentary", "zh-howto", "zh-news"] {
            let text = fs::read_to_string(format!("samples/{name}.txt")).unwrap();
            let (ours, theirs) = (judged(&text), judged(&traditional(&text)));
            assert_eq!(theirs.0.lang(), Lang::Zh, "{name}");
            for (ours, theirs) in thoughts(&ours).iter().zip(thoughts(&theirs)) {
                assert_eq!(*ours, theirs, "{name}");
            }
            assert_eq!(thoughts(&ours).len(), thoughts(&theirs).len(), "{name}");
            for node in theirs.1.outline.nodes() {
                let shown = node.keywords.iter().chain([&node.label]);
                let pieces = shown.flat_map(|words| words.split('、'));
                let strange: Vec<&str> = pieces.filter(|words| !theirs.0.text().contains(*words)).collect();
                assert_eq!(strange, [""; 0], "{name}: not in the article's characters");
            }
        }
    }

    /// The headings, with the number of sentences under each and one of its keywords, or part of one; where it is empty the
    /// section is too short to have any.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize, &str)]) {
        let (article, digest) = judged(text);
        assert_eq!(article.lang(), Lang::Other);
        let sections = digest.outline.nodes().iter().filter(|node| node.role == NodeRole::Section);
        let shown: Vec<_> = sections
            .map(|node| {
                let words: Vec<&str> = node.keywords.iter().map(|word| word.as_str()).collect();
                (node.label.as_str(), article.sentences_in(node.span).len(), words)
            })
            .collect();
        assert_eq!(shown.len(), expected.len(), "{shown:?}");
        for (shown, (label, sentences, keyword)) in shown.iter().zip(expected) {
            assert_eq!(
                (shown.0, shown.1, keyword.is_empty() || shown.2.iter().any(|word| word.contains(keyword))),
                (*label, *sentences, true),
                "{shown:?}"
            );
        }
        assert!(digest.outline.nodes().iter().any(|node| matches!(node.role, NodeRole::Thesis { .. })));
        let summary = summary::summarise(&article, &digest, Limit::Sentences(3));
        assert_eq!(summary.sentences().len(), 3);
    }

    #[test]
    fn a_german_article() {
        check(
            "Warum die Fähre bleiben muss

Sechzig Jahre lang hat die Fähre die Ufer verbunden. Seit dem 3. Mai 2021 steht dort eine Brücke. Die Fähre muss \
trotzdem bleiben, denn die Brücke ersetzt sie nicht.

Was die Fähre kostet

Die Fähren kosten im Jahr ca. 84.000 Euro. „Die Hälfte ist Diesel für die Fähre.“ So rechnet Dr. Weber, und niemand hat \
ihm widersprochen.

Was die Brücke kostet

Die Brücke hat 11 Mio. Euro gekostet. Lastwagen meiden die Brücken schon jetzt, weil sie zu schwach sind. Wer zahlt das?
",
            &[("Was die Fähre kostet", 3, "Fähre"), ("Was die Brücke kostet", 3, "Brücke")],
        );
    }

    #[test]
    fn a_russian_article() {
        check(
            "Почему паром должен остаться

Шестьдесят лет паром соединял берега. В 2021 г. открыли мост. Паром всё равно должен остаться, потому что мост его не \
заменяет.

Сколько стоит паром

А. С. Белов считает, что топливо обходится в 8 млн руб. в год. «Половина уходит на это топливо!» — говорит он. \
Совет ни разу не заказал расчёт.

Сколько стоит мост

Мост обошёлся в 900 млн руб., и денег на ремонт моста нет. Грузовики объезжают мосты уже сейчас. Кто за это заплатит?
",
            &[("Сколько стоит паром", 3, "топливо"), ("Сколько стоит мост", 3, "мост")],
        );
    }

    #[test]
    fn a_japanese_article() {
        check(
            "渡し船を残すべき理由

六十年のあいだ、渡し船は二つの岸を結んできた。今は橋がある。それでも渡し船は残すべきだ。

費用について

渡し船の費用は年に八百万円かかる。「費用の半分は燃料代です。」と会計の田中さんは話す。村の議会は一度も調査を求めなかった。

道路について

橋の先の道路は毎朝渋滞する。トラックは重量の制限を避けて、別の道路を通っている。誰が払うのだろうか？
",
            &[("費用について", 3, ""), ("道路について", 3, "")],
        );
    }

    #[test]
    fn a_korean_article() {
        check(
            "나룻배를 남겨야 하는 이유

육십 년 동안 나룻배는 두 강변을 이었고, 누가 그 비용을 내는지 묻는 사람은 없었다. 다리가 열린 뒤로 나룻배는 하루에 자동차 스무 \
대쯤만 나른다. 그래도 마을은 나룻배를 남겨야 한다. 다리는 나룻배를 대신하는 것이 아니라 더 싸게 만들기 때문이다.

나룻배의 비용

나룻배의 비용은 한 해에 8천만 원이다. 회계를 맡은 김 씨는 “절반은 기름값입니다.”라고 말한다. 전기 나룻배로 바꾸면 기름값이 절반으로 \
줄어든다. 마을 의회는 한 번도 조사를 요구하지 않았다. 누가 요구하겠는가?

다리의 비용

다리를 짓는 데 110억 원이 들었고, 유지 예산은 2030년까지만 있다. 트럭은 무게 제한 때문에 벌써 남쪽 도로로 다닌다. “아침마다 \
남쪽 도로가 막힙니다!”라고 이장은 인정한다. 전기 나룻배라면 자전거와 보행자와 구급차를 나를 수 있다.

정해야 할 것

마을은 나룻배를 팔거나 빌려주거나 고칠 수 있다. 팔아도 돈은 적고 되돌릴 수 없다. 빌리겠다는 회사는 없었다. 남는 것은 고치는 일이고, \
아낀 기름값으로 일곱 해면 본전이 된다. 나룻배는 추억이 아니라 골짜기의 두 번째 도로다.
",
            &[("나룻배의 비용", 5, "나룻배"), ("다리의 비용", 4, "도로"), ("정해야 할 것", 5, "나룻배")],
        );
    }

    #[test]
    fn a_hindi_article() {
        check(
            "नाव क्यों रहनी चाहिए

साठ साल तक नाव ने दोनों किनारों को जोड़ा, और किसी ने नहीं पूछा कि पैसा कौन देता है। पुल खुलने के \
बाद नाव दिन में बीस गाड़ियाँ ले जाती है। फिर भी गाँव को नाव रखनी चाहिए, क्योंकि पुल नाव की जगह नहीं \
लेता।

नाव का खर्च

नाव का खर्च साल में आठ लाख रुपये है। आधा पैसा डीज़ल पर जाता है। बिजली की नाव से खर्च आधा हो जाएगा। \
कौन पूछेगा?

पुल का खर्च

पुल पर ग्यारह करोड़ रुपये लगे। मरम्मत का पैसा केवल 2030 तक है। ट्रक अभी से दूसरी सड़क से जाते हैं। \
बिजली की नाव साइकिल और एम्बुलेंस ले जा सकती है।
",
            &[("नाव का खर्च", 4, "खर्च"), ("पुल का खर्च", 4, "ट्रक")],
        );
    }
}
