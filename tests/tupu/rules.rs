//! The sentences inside the rules, and that the rules cover the ontology.

use std::collections::BTreeSet;

use tupu::check::check;

use super::extractor;

#[test]
fn every_test_inside_a_rule_holds() {
    let (count, failures) = check(extractor());
    let shown: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{} of {count} tests inside rules fail:\n{}", failures.len(), shown.join("\n"));
    assert!(count > 100);
}

#[test]
fn every_predicate_of_the_ontology_has_a_rule() {
    let stated: BTreeSet<&str> = extractor().rules().rules.iter().flat_map(|r| &r.facts).map(|claim| claim.predicate.as_str()).collect();
    // What is true by another fact, and so is never said by a rule of its own.
    let derived = ["rankedFirst"];
    let missing: Vec<&str> = extractor()
        .ontology()
        .predicates()
        .iter()
        .map(|p| p.name.as_str())
        .filter(|name| !stated.contains(name) && !derived.contains(name))
        .collect();
    assert!(missing.is_empty(), "no rule states {missing:?}");
}
