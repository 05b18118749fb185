//! How many rows a query may make at most, whatever order it is evaluated in: known for plain look-ups, unknown for all else.
//!
//! Takes a query's algebra and the largest degrees of a graph. A plain look-up is a tree of triple patterns joined by variables,
//! with filters, options, a sorting and limits, and without anything that makes rows or text by itself (VALUES, UNION, BIND,
//! paths, aggregates, subqueries). Any way to evaluate it starts at one of its patterns and goes on along the tree, so that no
//! step makes more rows than the worst start gives. Deliberately estimates nothing: it is a bound, or there is none.

use std::collections::{BTreeSet, HashMap};

use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// The most triple patterns of a plain look-up.
const PATTERNS: usize = 12;

/// How often something stands in a graph at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Degree {
    /// All quads.
    all: u64,
    /// With the same subject.
    subject: u64,
    /// With the same object.
    object: u64,
}

/// The largest degrees of a graph: of every predicate, and of all together.
#[derive(Clone, Debug, Default)]
pub struct Degrees {
    predicates: HashMap<String, Degree>,
    any: Degree,
}

impl Degrees {
    /// Counts.
    #[must_use]
    pub fn new(quads: &[Quad]) -> Self {
        let mut degrees = Self::default();
        let mut subjects: HashMap<(Option<&str>, &NamedOrBlankNode), u64> = HashMap::new();
        let mut objects: HashMap<(Option<&str>, &Term), u64> = HashMap::new();
        for quad in quads {
            for predicate in [Some(quad.predicate.as_str()), None] {
                let subject = subjects.entry((predicate, &quad.subject)).or_default();
                let object = objects.entry((predicate, &quad.object)).or_default();
                *subject += 1;
                *object += 1;
                let degree = match predicate {
                    Some(name) => degrees.predicates.entry(name.to_owned()).or_default(),
                    None => &mut degrees.any,
                };
                degree.all += 1;
                degree.subject = degree.subject.max(*subject);
                degree.object = degree.object.max(*object);
            }
        }
        degrees
    }

    /// The most rows that any step of a query makes; nothing where it is no plain look-up.
    #[must_use]
    pub fn rows(&self, query: &Query) -> Option<u64> {
        let (Query::Select { pattern, dataset: None, .. }
        | Query::Construct { pattern, dataset: None, .. }
        | Query::Ask { pattern, dataset: None, .. }) = query
        else {
            return None;
        };
        let mut patterns = Vec::new();
        self.collect(pattern, &mut patterns)
    }

    /// The rows of a part of a query, whose triple patterns are added to those that are given.
    fn collect<'a>(&self, pattern: &'a GraphPattern, patterns: &mut Vec<&'a TriplePattern>) -> Option<u64> {
        match pattern {
            GraphPattern::Bgp { patterns: own } => {
                patterns.extend(own);
                self.worst(own.iter())
            }
            GraphPattern::Join { left, right } => self.both(left, right, patterns),
            GraphPattern::LeftJoin { left, right, expression } => {
                expression.iter().all(plain).then_some(())?;
                self.both(left, right, patterns)
            }
            GraphPattern::Filter { expr, inner } => plain(expr).then(|| self.collect(inner, patterns))?,
            GraphPattern::OrderBy { inner, expression } => {
                let sound = expression.iter().all(|e| match e {
                    OrderExpression::Asc(e) | OrderExpression::Desc(e) => plain(e),
                });
                sound.then(|| self.collect(inner, patterns))?
            }
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.collect(inner, patterns),
            _ => None,
        }
    }

    /// Each side may be evaluated alone, or both together.
    fn both<'a>(&self, left: &'a GraphPattern, right: &'a GraphPattern, patterns: &mut Vec<&'a TriplePattern>) -> Option<u64> {
        let mut joined = Vec::new();
        let left = self.collect(left, &mut joined)?;
        let right = self.collect(right, &mut joined)?;
        let together = self.worst(joined.iter().copied())?;
        patterns.extend(joined);
        Some(left.max(right).max(together))
    }

    /// The rows from the worst pattern to start with; nothing where the patterns are no tree.
    fn worst<'a>(&self, patterns: impl Iterator<Item = &'a TriplePattern> + Clone) -> Option<u64> {
        let all: Vec<Ends<'a>> = patterns.map(Ends::new).collect::<Option<_>>()?;
        if all.len() > PATTERNS {
            return None;
        }
        (0..all.len()).map(|start| self.from(start, &all)).try_fold(1, |most, rows| Some(rows?.max(most)))
    }

    /// The rows when one pattern is read first, and the others are reached from it.
    fn from(&self, start: usize, all: &[Ends<'_>]) -> Option<u64> {
        let mut open: Vec<usize> = (0..all.len()).collect();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut rows = 1_u64;
        let mut next = Some(start);
        while let Some(at) = next {
            open.retain(|o| *o != at);
            let reached = all[at].variables().filter(|v| known.contains(v)).count();
            // Two ways to reach a pattern: then the order decides how many rows there are on the way.
            if reached > 1 {
                return None;
            }
            // A pattern that holds nothing filters; what it is joined with may still stand.
            rows = rows.saturating_mul(self.reach(&all[at], &known).max(1));
            known.extend(all[at].variables());
            next = open.iter().copied().find(|o| all[*o].variables().next().is_none() || all[*o].variables().any(|v| known.contains(v)));
        }
        open.is_empty().then_some(rows)
    }

    /// How many quads fit a pattern when some variables are known.
    fn reach(&self, ends: &Ends<'_>, known: &BTreeSet<&str>) -> u64 {
        let degree = ends.predicate.map_or(self.any, |name| self.predicates.get(name).copied().unwrap_or_default());
        let fixed = |end: Option<&str>| end.is_none_or(|variable| known.contains(variable));
        match (fixed(ends.subject), fixed(ends.object)) {
            (false, false) => degree.all,
            (true, false) => degree.subject,
            (false, true) => degree.object,
            (true, true) => degree.subject.min(degree.object),
        }
    }
}

/// What joins a triple pattern to others: the variables at its ends. A variable predicate joins nothing.
struct Ends<'a> {
    subject: Option<&'a str>,
    object: Option<&'a str>,
    /// The predicate; none where it is a variable.
    predicate: Option<&'a str>,
    /// The variable predicate.
    any: Option<&'a str>,
}

impl<'a> Ends<'a> {
    fn new(pattern: &'a TriplePattern) -> Option<Self> {
        let end = |term: &'a TermPattern| match term {
            TermPattern::Variable(variable) => Some(Some(variable.as_str())),
            TermPattern::BlankNode(node) => Some(Some(node.as_str())),
            TermPattern::NamedNode(_) | TermPattern::Literal(_) => Some(None),
        };
        let (predicate, any) = match &pattern.predicate {
            NamedNodePattern::NamedNode(node) => (Some(node.as_str()), None),
            NamedNodePattern::Variable(variable) => (None, Some(variable.as_str())),
        };
        Some(Self { subject: end(&pattern.subject)?, object: end(&pattern.object)?, predicate, any })
    }

    /// Each variable once.
    fn variables(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let object = self.object.filter(|o| self.subject != Some(o));
        let any = self.any.filter(|a| self.subject != Some(a) && self.object != Some(a));
        [self.subject, object, any].into_iter().flatten()
    }
}

/// Whether an expression takes time and space that its operands bound: it looks into no graph and makes no text.
fn plain(expression: &Expression) -> bool {
    match expression {
        Expression::NamedNode(_) | Expression::Literal(_) | Expression::Variable(_) | Expression::Bound(_) => true,
        Expression::Or(a, b)
        | Expression::And(a, b)
        | Expression::Equal(a, b)
        | Expression::SameTerm(a, b)
        | Expression::Greater(a, b)
        | Expression::GreaterOrEqual(a, b)
        | Expression::Less(a, b)
        | Expression::LessOrEqual(a, b)
        | Expression::Add(a, b)
        | Expression::Subtract(a, b)
        | Expression::Multiply(a, b)
        | Expression::Divide(a, b) => plain(a) && plain(b),
        Expression::In(a, several) => several.len() <= PATTERNS && plain(a) && several.iter().all(plain),
        Expression::UnaryPlus(e) | Expression::UnaryMinus(e) | Expression::Not(e) => plain(e),
        Expression::FunctionCall(function, arguments) => {
            use Function::{Contains, Datatype, Day, IsIri, IsLiteral, Lang, LangMatches, Month, Str, StrEnds, StrLen, StrStarts, Year};
            let bounded = matches!(
                function,
                Str | Lang | LangMatches | Datatype | StrLen | Contains | StrStarts | StrEnds | Year | Month | Day | IsIri | IsLiteral
            );
            bounded && arguments.iter().all(plain)
        }
        Expression::Exists(_) | Expression::If(..) | Expression::Coalesce(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::SparqlParser;

    /// A star of `n` leaves around a hub, and a chain behind one leaf.
    fn degrees(n: usize) -> Degrees {
        let node = |name: String| oxigraph::model::NamedNode::new_unchecked(format!("s:{name}"));
        let quad =
            |s: &str, p: &str, o: &str| Quad::new(node(s.into()), node(p.into()), node(o.into()), oxigraph::model::GraphName::DefaultGraph);
        let mut quads: Vec<Quad> = (0..n).map(|i| quad("hub", "leaf", &format!("l{i}"))).collect();
        quads.extend((0..n).map(|i| quad(&format!("l{i}"), "name", &format!("n{i}"))));
        Degrees::new(&quads)
    }

    fn rows(query: &str) -> Option<u64> {
        degrees(10).rows(&SparqlParser::new().parse_query(query).unwrap())
    }

    #[test]
    fn look_ups_have_a_bound() {
        for (wanted, query) in [
            (1, "SELECT * { <s:l1> <s:name> ?n }"),
            (10, "SELECT * { <s:hub> <s:leaf> ?l }"),
            (10, "SELECT * { <s:hub> <s:leaf> ?l . ?l <s:name> ?n }"),
            (10, "SELECT DISTINCT ?n { <s:hub> <s:leaf> ?l OPTIONAL { ?l <s:name> ?n FILTER (STRLEN(?n) > 2) } } ORDER BY ?n LIMIT 2"),
            (10, "ASK { <s:hub> ?p ?o }"),
            (20, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"),
            // Two leaves of one hub: every pair of them.
            (100, "SELECT * { ?h <s:leaf> ?a . ?h <s:leaf> ?b }"),
            (1, "SELECT * { ?h <s:unknown> ?a }"),
        ] {
            assert_eq!(rows(query), Some(wanted), "{query}");
        }
    }

    #[test]
    fn what_can_run_away_has_none() {
        for query in [
            "SELECT * { VALUES ?a { 1 2 } VALUES ?b { 1 2 } }",
            "SELECT * { ?a <s:name> ?n . ?b <s:leaf> ?l }",
            "SELECT * { ?a <s:name> ?n OPTIONAL { ?b <s:leaf> ?l } }",
            "SELECT * { ?a <s:leaf>+ ?b }",
            "SELECT * { { ?a <s:leaf> ?b } UNION { ?a <s:name> ?b } }",
            "SELECT (COUNT(*) AS ?n) { ?a <s:leaf> ?b }",
            "SELECT * { ?a <s:leaf> ?b BIND (CONCAT(STR(?b), STR(?b)) AS ?c) }",
            "SELECT * { ?a <s:leaf> ?b FILTER (REGEX(STR(?b), \"(a+)+\")) }",
            "SELECT * { ?a <s:leaf> ?b FILTER EXISTS { ?c <s:name> ?d } }",
            // A ring has no order that decides how many rows there are on the way.
            "SELECT * { ?a <s:leaf> ?b . ?b <s:leaf> ?c . ?c <s:leaf> ?a }",
            "SELECT * FROM <s:g> { ?a <s:leaf> ?b }",
            "DESCRIBE <s:hub>",
        ] {
            assert_eq!(rows(query), None, "{query}");
        }
    }
}
