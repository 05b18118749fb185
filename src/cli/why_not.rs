//! `tupu why-not`: the first element of a rule that failed in a sentence, and the nearest match.

use std::io::Write;

use clap::Args;
use tupu::article::{Article, Field};
use tupu::extract::trace::Outcome;

use super::{Failure, KnowledgeFrom, Outcome as Ended, stdout};

/// The sentence is shown as the engine reads it: [names], words!Category, <values>, ~ for what stands in 在…上.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu why-not release '智源研究院计划发布Emu4。'")]
pub struct WhyNot {
    /// The rule's name; `all` for every rule that was tried
    rule: String,
    /// The sentence
    sentence: String,
    /// The day on which it was published
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

impl WhyNot {
    pub fn run(&self) -> Ended {
        let extractor = self.knowledge.extractor()?;
        let rules = &extractor.rules().rules;
        let asked = rules.iter().position(|r| *r.name == *self.rule);
        if asked.is_none() && self.rule != "all" {
            return Err(Failure::Usage(format!("no rule is named `{}`; `tupu rules list` names them all", self.rule)));
        }
        let field = Field { name: "body".into(), text: self.sentence.clone(), offset: 0 };
        let article = Article { id: "sentence".into(), date: self.date.clone(), fields: vec![field], ..Article::default() };
        let (document, trace) = extractor.trace(&article);
        let mut out = stdout();
        for row in &trace.rows {
            writeln!(out, "{row}")?;
        }
        let mut tried = false;
        for attempt in trace.attempts.iter().filter(|a| asked.is_none_or(|r| r == a.rule as usize)) {
            tried = true;
            let rule = &rules[attempt.rule as usize];
            let text = attempt.span.of(&document.text);
            match attempt.outcome {
                Outcome::Stated(count) => writeln!(out, "{}: `{text}` sets it off; it states {count} facts", rule.name)?,
                Outcome::Void(reason) => writeln!(out, "{}: `{text}` sets it off, but it stands in {reason}", rule.name)?,
                Outcome::Unfilled(role) => {
                    let role = &rule.roles[role];
                    writeln!(
                        out,
                        "{}: `{text}` sets it off, but nothing fills {{{}}} ({:?}, {:?})",
                        rule.name, role.name, role.place, role.filler
                    )?;
                }
            }
        }
        if let Some(index) = asked.filter(|_| !tried) {
            writeln!(out, "{}: nothing sets it off: none of its triggers or patterns stands in the sentence", self.rule)?;
            for near in extractor.nearest(index as u32, &article) {
                writeln!(out, "  nearest: `{}`, then {} was expected", near.span.of(&document.text), near.expected)?;
            }
        }
        out.flush()?;
        Ok(())
    }
}
