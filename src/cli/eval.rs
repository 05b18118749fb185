//! `tupu eval`: facts held against gold graphs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};
use tupu::eval::{ArticleScore, Gold, GoldFact, Predictions, by_predicate, figures, interval, read_gold, score, uncovered};
use tupu::fact::Extraction;
use tupu::{Extractor, article, json};

use super::{Failure, Input, KnowledgeFrom, Outcome, stdout};

/// Precision, recall and F1 of the facts of articles, against what a person wrote down of them.
#[derive(Args)]
#[command(after_help = "Examples:
  tupu eval gold/                        the articles gold/ID.txt against gold/ID.json
  tupu eval gold/ news/ --by-predicate --errors 5
  tupu extract --entities gold/*.txt > old.jsonl ; tupu eval gold/ --compare old.jsonl")]
pub struct Eval {
    /// The folder of gold graphs: one ID.json for each article
    gold: PathBuf,
    /// The articles: files or folders [default: every ID.txt of the gold folder]
    paths: Vec<PathBuf>,
    /// A line for each predicate
    #[arg(long)]
    by_predicate: bool,
    /// List so many missed and so many spurious facts of each article
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Of the missed and spurious facts, only those of this predicate
    #[arg(long, value_name = "PREDICATE")]
    predicate: Option<String>,
    /// List what has been won and lost since these facts (JSON lines of `tupu extract --entities`)
    #[arg(long, value_name = "OLD.jsonl")]
    compare: Option<PathBuf>,
    /// List so many sentences with names and values of which no fact came, the most promising first
    #[arg(long, value_name = "N", default_value_t = 0)]
    coverage: usize,
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

/// Gold graphs with the facts of the same articles.
pub(super) struct Evaluation {
    pub(super) golds: Vec<Gold>,
    pub(super) scores: Vec<ArticleScore>,
}

/// Reads the articles of gold graphs and scores them; `see` is handed each article's facts.
pub(super) fn evaluate(
    dir: &Path,
    paths: &[PathBuf],
    extractor: &Extractor,
    mut see: impl FnMut(&Extraction),
) -> Result<Evaluation, Failure> {
    let golds = read_gold(dir)?;
    let ids: BTreeSet<&str> = golds.iter().map(|g| g.id.as_str()).collect();
    let own = || golds.iter().map(|g| dir.join(format!("{}.txt", g.id))).collect();
    let paths = if paths.is_empty() { own() } else { paths.to_vec() };
    let mut predictions = Predictions::default();
    let input = Input::of(paths);
    let tally = input.each(extractor, |extraction| {
        if ids.contains(extraction.article.id.as_str()) {
            json::facts(&extraction).for_each(|line| predictions.push(json!(line)));
            json::entities(&extraction).for_each(|line| predictions.push(json!(line)));
            see(&extraction);
        }
        Ok(())
    })?;
    tally.outcome()?;
    let scores = golds.iter().map(|g| score(g, &predictions, extractor.ontology())).collect();
    Ok(Evaluation { golds, scores })
}

impl Eval {
    pub fn run(&self) -> Outcome {
        let extractor = self.knowledge.extractor()?;
        let mut kept = Vec::new();
        let found = evaluate(&self.gold, &self.paths, &extractor, |extraction| {
            if self.coverage > 0 {
                kept.push(extraction.clone());
            }
        })?;
        let mut out = stdout();
        if self.json {
            writeln!(out, "{}", as_json(&found.scores))?;
        } else {
            print_figures(&found.scores, &mut out)?;
            if self.by_predicate {
                print_predicates(&found.scores, &mut out)?;
            }
        }
        self.print_errors(&found, &mut out)?;
        if let Some(old) = &self.compare {
            compare(old, &found, &extractor, &mut out)?;
        }
        if self.coverage > 0 {
            self.print_coverage(&extractor, &found, &kept, &mut out)?;
        }
        out.flush()?;
        Ok(())
    }

    fn print_errors(&self, found: &Evaluation, out: &mut dyn Write) -> io::Result<()> {
        let asked = |predicate: &str| self.predicate.as_deref().is_none_or(|p| p == predicate);
        for score in found.scores.iter().filter(|_| self.errors > 0) {
            for fact in score.missed.iter().filter(|f| asked(&f.p)).take(self.errors) {
                writeln!(out, "{}\tmissed\t{}", score.id, gold_fact(fact))?;
            }
            let spurious = score.spurious.iter().filter(|f| asked(text(f, "/predicate")));
            for fact in spurious.take(self.errors) {
                writeln!(out, "{}\tspurious\t{}\t{}\t{}", score.id, shown(fact), text(fact, "/rule"), text(fact, "/evidence/text"))?;
            }
        }
        Ok(())
    }

    fn print_coverage(&self, extractor: &Extractor, found: &Evaluation, kept: &[Extraction], out: &mut dyn Write) -> Outcome {
        let by_id: BTreeMap<&str, &Extraction> = kept.iter().map(|e| (e.article.id.as_str(), e)).collect();
        let own = || found.golds.iter().map(|g| self.gold.join(format!("{}.txt", g.id))).collect();
        let paths: Vec<PathBuf> = if self.paths.is_empty() { own() } else { self.paths.clone() };
        let mut sentences = Vec::new();
        for article in article::read(&paths, article::Encoding::Detect).flatten() {
            if let Some(extraction) = by_id.get(article.id.as_str()) {
                let (document, annotations) = extractor.annotate(&article);
                sentences.extend(uncovered(&document, &annotations, extraction));
            }
        }
        sentences.sort_by_key(|s| (std::cmp::Reverse(s.names + s.values), s.article.clone(), s.sentence.clone()));
        for s in sentences.iter().take(self.coverage) {
            writeln!(out, "{}\t{} names, {} values\t{}", s.article, s.names, s.values, s.sentence)?;
        }
        Ok(())
    }
}

fn print_figures(scores: &[ArticleScore], out: &mut dyn Write) -> io::Result<()> {
    let f = figures(scores);
    let range = interval(scores);
    writeln!(out, "{:22} {}", "articles", f.articles)?;
    writeln!(out, "{:22} {}", "gold facts", f.facts.gold)?;
    writeln!(out, "{:22} {}", "predicted facts", f.facts.predicted)?;
    writeln!(out, "{:22} {:.4}", "precision", f.facts.precision())?;
    writeln!(out, "{:22} {:.4}", "recall", f.facts.recall())?;
    writeln!(out, "{:22} {:.4}   95 % of samples of articles: {:.4} to {:.4}", "F1", f.facts.f1(), range.low, range.high)?;
    writeln!(out, "{:22} {:.4}", "qualifier recall", f.qualifier_recall)?;
    writeln!(out, "{:22} {:.4}", "qualifier precision", f.qualifier_precision)?;
    writeln!(out, "{:22} {:.4}", "entity recall", f.entity_recall)?;
    writeln!(out, "{:22} {:.4}", "entity class accuracy", f.entity_class_accuracy)
}

fn print_predicates(scores: &[ArticleScore], out: &mut dyn Write) -> io::Result<()> {
    let mut rows: Vec<_> = by_predicate(scores).into_iter().collect();
    rows.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.gold), name.clone()));
    writeln!(out, "\n{:22} {:>6} {:>6} {:>6} {:>5}", "predicate", "P", "R", "F1", "gold")?;
    for (name, t) in rows {
        writeln!(out, "{name:22} {:6.3} {:6.3} {:6.3} {:5}", t.precision(), t.recall(), t.f1(), t.gold)?;
    }
    Ok(())
}

fn as_json(scores: &[ArticleScore]) -> Value {
    let f = figures(scores);
    let range = interval(scores);
    // Four digits, ties to the even one.
    let four = |x: f64| format!("{x:.4}").parse::<f64>().unwrap_or(x);
    let predicates: Map<String, Value> = by_predicate(scores)
        .into_iter()
        .map(|(name, t)| (name, json!([four(t.precision()), four(t.recall()), four(t.f1()), t.gold])))
        .collect();
    json!({
        "articles": f.articles,
        "gold_facts": f.facts.gold,
        "predicted_facts": f.facts.predicted,
        "precision": four(f.facts.precision()),
        "recall": four(f.facts.recall()),
        "f1": four(f.facts.f1()),
        "f1_low": four(range.low),
        "f1_high": four(range.high),
        "qualifier_recall": four(f.qualifier_recall),
        "qualifier_precision": four(f.qualifier_precision),
        "entity_recall": four(f.entity_recall),
        "entity_class_accuracy": four(f.entity_class_accuracy),
        "by_predicate": predicates,
    })
}

/// What was won and lost since older facts of the same articles.
fn compare(old: &Path, found: &Evaluation, extractor: &Extractor, out: &mut dyn Write) -> Outcome {
    let lines = std::fs::read_to_string(old).map_err(|e| Failure::Usage(format!("{}: {e}", old.display())))?;
    let mut before = Predictions::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line = serde_json::from_str(line).map_err(|e| Failure::Usage(format!("{}:{}: {e}", old.display(), number + 1)))?;
        before.push(line);
    }
    for (gold, now) in found.golds.iter().zip(&found.scores) {
        let was = score(gold, &before, extractor.ontology());
        let right = |s: &ArticleScore| s.right.iter().map(|(_, hit)| *hit).collect::<BTreeSet<usize>>();
        let wrong = |s: &ArticleScore| s.spurious.iter().map(shown).collect::<BTreeSet<String>>();
        for (mark, a, b) in [("won", right(now), right(&was)), ("lost", right(&was), right(now))] {
            for &hit in a.difference(&b) {
                writeln!(out, "{}\t{mark}\t{}", gold.id, gold_fact(&gold.facts[hit]))?;
            }
        }
        for (mark, a, b) in [("newly spurious", wrong(now), wrong(&was)), ("no longer spurious", wrong(&was), wrong(now))] {
            for fact in a.difference(&b) {
                writeln!(out, "{}\t{mark}\t{fact}", gold.id)?;
            }
        }
    }
    Ok(())
}

fn text<'a>(line: &'a Value, pointer: &str) -> &'a str {
    line.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn shown(line: &Value) -> String {
    let object = match line.pointer("/object/name") {
        Some(_) => text(line, "/object/name").to_owned(),
        None => ["/object/value", "/object/date"].iter().find_map(|p| line.pointer(p)).map_or_else(String::new, ToString::to_string),
    };
    format!("{} {} {object}", text(line, "/subject/name"), text(line, "/predicate"))
}

fn gold_fact(fact: &GoldFact) -> String {
    let object = match (&fact.o, &fact.d, &fact.v) {
        (Some(text), ..) | (_, Some(text), _) => text.clone(),
        (.., Some(value)) => value.to_string(),
        _ => String::new(),
    };
    let mut shown = format!("{} {} {object}", fact.s, fact.p);
    for (name, value) in &fact.q {
        shown.extend([" ", name, "=", value.to_string().trim_matches('"')]);
    }
    shown
}
