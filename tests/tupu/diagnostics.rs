//! What is wrong in a rule, lexicon or ontology file is said with its place, what was expected and a hint: all at once.

use std::fs;

use tupu::{Extractor, Knowledge};

use super::{here, shown, tupu};

/// What an extractor says of a changed file.
fn said(change: impl FnOnce(&mut Knowledge)) -> String {
    let mut knowledge = Knowledge::builtin();
    change(&mut knowledge);
    Extractor::new(&knowledge).map_or_else(|problems| shown(&problems), |_| "nothing is wrong".into())
}

/// Broken rule files, and all that is said of each.
const RULES: &[(&str, &str)] = &[
    (
        "rul release\n  trigger 发布\n",
        "my.rules:1:1: `rul` is no keyword of a rule\n  hint: did you mean `rule`? one of KEYWORDS\n\
         my.rules:2:3: `trigger` stands before the first `rule`\n  hint: begin with `rule NAME`",
    ),
    (
        "rule a\n",
        "my.rules:1:1: rule `a` has no test\n  hint: add `test SENTENCE => FACT`\n\
         my.rules:1:1: rule `a` is never set off\n  hint: add `trigger WORD|WORD` or `pattern …`\n\
         my.rules:1:1: rule `a` states nothing\n  hint: add `fact {role} predicate {role}`",
    ),
    (
        "rule a b\n  trigger 发布\n  role who: Agent subject\n  role what: Model object\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n",
        "my.rules:1:6: expected one word as the rule's name",
    ),
    (
        "rule a\n  trigger 发布\n  role who Agent subject\n  role what: Modle object\n  role when: Date? nearby\n  fact {who} relesed {what}\n  test 甲。\n",
        "my.rules:3:8: expected `NAME: CLASS PLACE`\n  hint: for example `role who: Agent subject`\n\
         my.rules:4:14: the ontology has no class `Modle`\n  hint: did you mean `Model`? a class of ontology/tupu.ttl, or FILLERS\n\
         my.rules:5:20: `nearby` is no place of a role\n  hint: did you mean `near`? one of PLACES\n\
         my.rules:6:14: the ontology has no property `relesed`\n  hint: did you mean `released`? declare it in ontology/tupu.ttl\n\
         my.rules:7:8: expected `SENTENCE => FACT`\n  hint: use `not SENTENCE` where no fact may come",
    ),
    (
        "rule a\n  trigger 发布的|推出\n  role who: Agent subject\n  role who: Model object\n  fact {who} released {wo}\n  fact who released\n  test 甲。 => 乙 released 丙\n",
        "my.rules:2:11: the trigger `发布的` holds the 的 after it\n  hint: leave the 的 out: by it the engine tells a relative clause\n\
         my.rules:4:8: a role `who` stands above already\n  hint: give it another name\n\
         my.rules:5:23: no role `wo` in this rule\n  hint: did you mean `who`? declare it: `role wo: CLASS PLACE`\n\
         my.rules:6:8: expected `{role} predicate {role} qualifier…`\n  hint: for example `fact {who} released {what} date`",
    ),
    (
        "rule a\n  pattern {who:Agent}(发布|推出{what:Model}\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n",
        "my.rules:2:22: no `)` closes this\n  hint: PATTERN",
    ),
    (
        "rule a\n  pattern {who:Agent}发布){what:Model}\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n",
        "my.rules:2:24: `)` without `(`\n  hint: PATTERN",
    ),
    (
        "rule a\n  relation {part:Company} {whole:Company} 子公司\n  relation {part:Company} = {whole:Company} 子公司|(分公司\n  fact {part} partOf {whole}\n  test 甲。 => 乙 partOf 丙\n",
        "my.rules:2:12: expected `{name:CLASS} = {name:CLASS} NOUN|NOUN`\n  hint: RELATION\n\
         my.rules:3:12: no `)` closes this\n  hint: RELATION",
    ),
    (
        "rule a\n  pattern {who:Agnet}发布{what:Model}\n  fact {who} released {what} round=/[A/\n  test 甲。 => 乙 released 丙\n",
        "my.rules:2:11: the ontology has no class `Agnet`\n  hint: PATTERN\n\
         my.rules:3:30: this is no regular expression: unclosed character class\n  hint: a regular expression without spaces",
    ),
    (
        "macro ORG\nmacro VERB = 发布|推出\nrule a\n  trigger $VERBS\n  role who: $ORG subject\n  role what: Model object\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n",
        "my.rules:1:7: expected `macro NAME = word|word`\n\
         my.rules:4:11: no macro `$VERBS` is defined before this line\n  hint: did you mean `VERB`? write `macro VERBS = word|word` above\n\
         my.rules:5:13: no macro `$ORG` is defined before this line\n  hint: write `macro ORG = word|word` above",
    ),
    (
        "rule a\n  trigger 发布\n  role who: Agent subject\n  role what: Model object\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n  colour red\nrule a\n  trigger 发布\n  role who: Agent subject\n  role what: Model object\n  fact {who} released {what}\n  test 甲。 => 乙 released 丙\n",
        "my.rules:7:3: `colour` is no keyword of a rule\n  hint: one of KEYWORDS\n\
         my.rules:8:6: a rule `a` stands already at my.rules:1\n  hint: give each rule a name of its own",
    ),
];

#[test]
fn broken_rules() {
    for (text, expected) in RULES {
        let expected = expected
            .replace("KEYWORDS", "rule, doc, trigger, pattern, noun, relation, role, fact, test, not, macro, ignore")
            .replace("RELATION", "for example `relation {part:Company} = {whole:Company} 子公司|分公司`")
            .replace("PLACES", "subject, object, holder, topic, value, list, near, said, when, after:与|和, stem:/…/")
            .replace(
                "PATTERN",
                "`(a|b)` one of these, `(a)?` or nothing, `{name:CLASS}` a role, `<8>` up to 8 characters, `\\(` a bracket",
            );
        let said = said(|knowledge| knowledge.rules = vec![("my.rules".into(), (*text).into())]);
        // The list of fillers grows with the language; that it is there is enough.
        let said: Vec<&str> = said.lines().collect();
        let said: Vec<String> =
            said.iter().map(|l| l.find(", or Any, ").map_or((*l).to_owned(), |at| format!("{}, or FILLERS", &l[..at]))).collect();
        assert_eq!(said.join("\n"), expected, "of:\n{text}");
    }
}

#[test]
fn broken_lexicons() {
    let table: &[(&str, &str, &str)] = &[
        (
            "names/Modle.tsv",
            "x\n",
            "lexicon/names/Modle.tsv: the ontology has no class `Modle`\n  hint: name the file after a class of ontology/tupu.ttl",
        ),
        (
            "names/Model.tsv",
            "# a comment\nGPT-4\tx\tQ1\ty\n\tx\nGPT-5\t\tX12\nGPT-5\n",
            "lexicon/names/Model.tsv:2:12: 4 columns, at most 3 expected\n  hint: name, aliases parted by |, Wikidata id\n\
             lexicon/names/Model.tsv:3:1: the first column is empty\n  hint: it holds the name; columns are parted by a tab\n\
             lexicon/names/Model.tsv:4:8: `X12` is no Wikidata id\n  hint: a Q and digits, such as Q42\n\
             lexicon/names/Model.tsv:5:1: `GPT-5` stands already in line 4\n  hint: join their aliases",
        ),
        (
            "heads.tsv",
            "研究院\n研究所\tNonsense\n",
            "lexicon/heads.tsv:1:4: the second column names no class of the ontology\n  hint: words parted by |, a tab, the class\n\
             lexicon/heads.tsv:2:5: the second column names no class of the ontology\n  hint: words parted by |, a tab, the class",
        ),
        (
            "kinds/Nonsense.tsv",
            "大模型\tModel\n",
            "lexicon/kinds/Nonsense.tsv: the file is named after no class of the ontology\n  hint: name it after the class that a description itself is",
        ),
    ];
    for (path, text, expected) in table {
        assert_eq!(said(|knowledge| knowledge.lexicon = vec![((*path).into(), (*text).into())]), *expected, "of {path}:\n{text}");
    }
    let stray = said(|knowledge| knowledge.lexicon.push(("colours.tsv".into(), "red\n".into())));
    assert!(stray.starts_with("lexicon/colours.tsv: this is no file of a lexicon\n  hint: names/CLASS.tsv, heads.tsv, "), "{stray}");
}

#[test]
fn broken_ontologies() {
    let head = "@prefix tp: <https://tupu.example/ontology#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
    let table: &[(&str, &str)] = &[
        (
            "tp:A a ;\n",
            "tupu.ttl:4:8: this is no Turtle: ; is not a valid RDF object\n  hint: a statement is `subject predicate object .`, with `;` before another predicate",
        ),
        (
            "tp:A a owl:Class .\ntp:B a owl:Class ; rdfs:label \"乙\"@zh, \"B\"@en .\ntp:p a tp:Relation ; rdfs:domain tp:C ; rdfs:range tp:B .\n",
            "tupu.ttl:4:1: class `A` has no label in zh and en\n  hint: add rdfs:label \"…\"@zh, \"…\"@en\n\
             tupu.ttl:6:1: property `p` names an unknown class <https://tupu.example/ontology#C>\n  hint: declare it with `a owl:Class`",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(said(|knowledge| knowledge.ontology = format!("{head}{text}")), *expected, "of:\n{text}");
    }
}

#[test]
fn lexicon_and_rules_are_complained_of_together() {
    let both = said(|knowledge| {
        knowledge.lexicon.push(("names/Modle.tsv".into(), "x".into()));
        knowledge.rules.push(("my.rules".into(), "colour red\n".into()));
    });
    assert!(both.contains("lexicon/names/Modle.tsv: ") && both.contains("my.rules:1:1: "), "{both}");
}

#[test]
fn the_command_line_names_the_files_as_the_user_did() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mine = dir.path().join("mine");
    fs::create_dir_all(mine.join("rules")).expect("a folder");
    fs::copy(here("ontology/tupu.ttl"), mine.join("tupu.ttl")).expect("a copy");
    fs::write(mine.join("rules/my.rules"), "colour red\n").expect("a file");
    let out = tupu(["rules", "check", "--ontology"]).arg(&mine).assert().code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&out).into_owned();
    assert!(said.contains(&format!("{}:1:1: `colour` is no keyword of a rule", mine.join("rules/my.rules").display())), "{said}");
}
