//! `ontology/lexicon/*.tsv` → [`Lexicon`]: well-known names by class, and the words that tell names apart.
//!
//! A file `names/CLASS.tsv` holds names of one class: `name <TAB> alias|alias <TAB> Wikidata id`.
//! `heads.tsv` holds the nouns that end a name of a class (`研究院 → ResearchInstitute`);
//! `kinds/CLASS.tsv` the nouns that end a description (`大模型 → Model`), CLASS being what a description itself is;
//! `titles.tsv` the posts that persons hold; `cues.tsv` the words beside a name that tell its class
//! (`宣布|完成 → after → Company`); `words.tsv` the words of everyday language,
//! `rare.tsv` those of them that are seldom used; `backers.tsv` the ends of names of those who put money in others;
//! `figures.tsv` the figures of speech that quotation marks hold.
//! Lines that begin with `#` are comments. Deliberately holds no rule: how a head makes a name is the
//! annotate stage's.

use foldhash::HashMap;

use crate::diagnostic::Diagnostic;
use crate::ontology::{ClassId, ClassSet, Ontology};
use crate::span::Span;

/// A name of the lexicon: an index into [`Lexicon::entries`].
pub type EntryIndex = u32;

/// Names and name-making words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The names, sorted by class file, then in the order of the file.
    pub entries: Vec<Entry>,
    /// Nouns that end a proper name: 研究院, 大学, 论坛, 数据集.
    pub heads: Vec<Head>,
    /// Nouns that end a description of a kind: 大模型, 芯片, 平台.
    pub kinds: Vec<Head>,
    /// Nouns of things that can be counted: 国家, 编程语言, 论文.
    pub things: Vec<Thing>,
    /// Posts: 院长, 首席执行官, CEO, 创始人.
    pub titles: Vec<Post>,
    /// Latin words that name nothing, in lower case: AI, GPU, CEO.
    pub ordinary: Vec<String>,
    /// Latin words that name nothing where they are written in small letters: star, workflow.
    pub small: Vec<String>,
    /// Words that follow a name as its size, grade or number, in lower case: pro, mini, iii.
    pub tiers: Vec<String>,
    /// Words that stand before a head noun without making a name of it: 国内, 初创, 头部.
    pub generic: Vec<String>,
    /// Verbs and nouns that never stand inside a name, and so end it to the left or right: 发布, 宣布, 近日.
    pub breaks: Vec<String>,
    /// Words of everyday language: what is made of these alone is no name that nobody has listed.
    pub words: WordList,
    /// Words of everyday language that are seldom used: nothing cuts them in two, but names are made of them (砚台, 句读).
    pub rare: WordList,
    /// Wordings that name what stands within them.
    pub contexts: Vec<Context>,
    /// Verbs with which no name of a field begins.
    pub actions: Vec<String>,
    /// Ends of the names of those who but put money in others: 资本, 创投.
    pub backers: Vec<String>,
    /// Figures of speech that stand in quotation marks and name nothing: 护城河.
    pub figures: Vec<String>,
    /// Words beside a name that tell its class: 宣布 after a firm, 收购 before one.
    pub cues: Vec<Cue>,
    /// The class of a description of a kind.
    pub kind_class: ClassId,
}

/// Very many words, one behind the other: to make a text of each takes longer than all else of them.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl<'w> FromIterator<&'w str> for WordList {
    fn from_iter<T: IntoIterator<Item = &'w str>>(words: T) -> Self {
        let mut list = Self::default();
        for word in words {
            list.text.push_str(word);
            list.ends.push(list.text.len() as u32);
        }
        list
    }
}

impl WordList {
    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The words, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&start, &end)| Span { start, end }.of(&self.text))
    }
}

/// A word that stands right beside a name and tells its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The word.
    pub word: String,
    /// Where it stands.
    pub side: Side,
    /// The class of the name.
    pub class: ClassId,
}

/// Where a cue stands, seen from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Right before the name.
    Before,
    /// Right after it.
    After,
}

/// A well-known thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The preferred name.
    pub name: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its class.
    pub class: ClassId,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
}

/// A post that a person holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The word: 院长, CEO.
    pub word: String,
    /// What more it tells.
    pub kind: PostKind,
    /// The classes of the organisations that have such a post; none where any may.
    pub seats: ClassSet,
}

/// What a post tells of the organisation it is held in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostKind {
    /// Nothing: 教授, 记者.
    Plain,
    /// `office`: it leads the organisation, which the text may leave unsaid where it speaks of it (CEO李某某说).
    Office,
    /// `state`: it leads a country or a place: 总统, 市长.
    State,
    /// `founder`: alone it tells who founded the organisation, and is no post.
    Founder,
    /// `degree`: it stands before a name as a post does, and is none: 博士.
    Degree,
}

/// A noun that ends a name or a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The noun.
    pub word: String,
    /// The class that it tells: of the thing named by `…word`, or, for a kind, of the thing so described.
    pub class: ClassId,
    /// How much it needs before it.
    pub strength: Strength,
}

/// What a head noun makes a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Whatever is no description: …研究院, …有限公司.
    Strong,
    /// Only what begins with a name or is made of no everyday words (智谱平台, 千寻智能): the noun also ends descriptions.
    Weak,
    /// Only right after a name: 浪潮云, 湖北移动.
    Owned,
    /// Only what begins with a place, whatever words follow it: 国家…中心, 无锡…工投.
    Seated,
}

/// A wording that names what stands within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The words of which one stands before.
    pub before: Vec<String>,
    /// The words of which one stands after, longer ones first.
    pub after: Vec<After>,
    /// Whether the end of the clause will do instead.
    pub to_the_end: bool,
    /// Whether the words before end the name themselves, behind a name of a topic: 保险理赔.
    pub grows: bool,
    /// The class of what stands between.
    pub class: ClassId,
}

/// A word that ends what a context names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The word.
    pub word: String,
    /// Whether it is part of the name.
    pub inside: bool,
}

/// A noun of things that can be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The noun.
    pub word: String,
    /// The classes of what has such things (编程语言: models and software); empty: any.
    pub holders: Vec<ClassId>,
}

/// A file of the lexicon: its path below `ontology/lexicon/` and its text.
#[derive(Clone, Copy, Debug)]
pub struct LexiconFile<'a> {
    /// `names/Company.tsv`, `heads.tsv`, …
    pub path: &'a str,
    /// The content.
    pub text: &'a str,
}

impl Lexicon {
    /// Reads the files of a lexicon.
    ///
    /// # Errors
    /// All that is wrong: a file of an unknown class, a line with too many columns, an empty name,
    /// the same name twice in one class, a malformed Wikidata id.
    pub fn parse(files: &[LexiconFile<'_>], ontology: &Ontology) -> Result<Self, Vec<Diagnostic>> {
        let mut lexicon = Self::default();
        let mut problems = Vec::new();
        let mut files = files.to_vec();
        files.sort_by_key(|f| f.path);
        for file in files {
            let Reading { rows, mut wrong } = rows(&file);
            problems.append(&mut wrong);
            let stem = file.path.trim_end_matches(".tsv");
            if let Some(class) = stem.strip_prefix("names/") {
                let Some(class) = ontology.class(class) else {
                    problems.push(
                        Diagnostic::new(file.path, 0, 0, format!("the ontology has no class `{class}`"))
                            .hint("name the file after a class of ontology/tupu.ttl"),
                    );
                    continue;
                };
                lexicon.names(&file, &rows, class, &mut problems);
            } else if let Some(class) = stem.strip_prefix("kinds/").map(|c| ontology.class(c)) {
                match class {
                    Some(class) => lexicon.kind_class = class,
                    None => problems.push(
                        Diagnostic::new(file.path, 0, 0, "the file is named after no class of the ontology")
                            .hint("name it after the class that a description itself is"),
                    ),
                }
                lexicon.kinds = heads(&file, &rows, ontology, &mut problems);
            } else {
                match stem {
                    "heads" => lexicon.heads = heads(&file, &rows, ontology, &mut problems),
                    "titles" => lexicon.titles = posts(&file, &rows, ontology, &mut problems),
                    "things" => lexicon.things = things(&file, &rows, ontology, &mut problems),
                    "ordinary" => lexicon.ordinary = rows.iter().map(|r| r.first().to_lowercase()).collect(),
                    "small" => lexicon.small = rows.iter().map(|r| r.first().to_owned()).collect(),
                    "breaks" => lexicon.breaks = rows.iter().map(|r| r.first().to_owned()).collect(),
                    "tiers" => lexicon.tiers = rows.iter().map(|r| r.first().to_lowercase()).collect(),
                    "words" => lexicon.words = rows.iter().map(Row::first).collect(),
                    "rare" => lexicon.rare = rows.iter().map(Row::first).collect(),
                    "contexts" => lexicon.contexts = contexts(&file, &rows, ontology, &mut problems),
                    "actions" => lexicon.actions = rows.iter().map(|r| r.first().to_owned()).collect(),
                    "backers" => lexicon.backers = rows.iter().map(|r| r.first().to_owned()).collect(),
                    "figures" => lexicon.figures = rows.iter().map(|r| r.first().to_owned()).collect(),
                    "cues" => lexicon.cues = cues(&file, &rows, ontology, &mut problems),
                    "generic" => lexicon.generic = rows.iter().map(|r| r.first().to_owned()).collect(),
                    _ => problems.push(
                        Diagnostic::new(file.path, 0, 0, "this is no file of a lexicon")
                            .hint("names/CLASS.tsv, heads.tsv, kinds/CLASS.tsv, things.tsv, titles.tsv, cues.tsv, contexts.tsv, actions.tsv, backers.tsv, figures.tsv, words.tsv, rare.tsv, tiers.tsv, ordinary.tsv, small.tsv, breaks.tsv or generic.tsv"),
                    ),
                }
            }
        }
        if problems.is_empty() { Ok(lexicon) } else { Err(problems) }
    }

    fn names(&mut self, file: &LexiconFile<'_>, rows: &[Row<'_>], class: ClassId, problems: &mut Vec<Diagnostic>) {
        // Only asked, never gone through.
        let mut seen: HashMap<&str, u32> = HashMap::default();
        for row in rows {
            let name = row.first();
            if let Some(first) = seen.insert(name, row.line) {
                problems.push(
                    Diagnostic::new(file.path, row.line, 1, format!("`{name}` stands already in line {first}")).hint("join their aliases"),
                );
                continue;
            }
            let aliases = row.items(1).map(str::to_owned).collect();
            let wikidata = row.columns[2].filter(|id| !id.is_empty());
            if let Some(id) =
                wikidata.filter(|id| !id.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
            {
                problems.push(
                    Diagnostic::new(file.path, row.line, row.place(2), format!("`{id}` is no Wikidata id"))
                        .hint("a Q and digits, such as Q42"),
                );
            }
            self.entries.push(Entry { name: name.to_owned(), aliases, class, wikidata: wikidata.map(str::to_owned) });
        }
    }
}

struct Row<'a> {
    line: u32,
    text: &'a str,
    /// Those that the line has come first.
    columns: [Option<&'a str>; COLUMNS],
}

/// How many columns a line may have.
const COLUMNS: usize = 3;

impl<'a> Row<'a> {
    /// What every line has.
    fn first(&self) -> &'a str {
        self.columns[0].unwrap_or_default()
    }

    /// The items of a column, parted by |.
    fn items(&self, nth: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.columns[nth].into_iter().flat_map(|list| list.split('|')).map(str::trim).filter(|item| !item.is_empty())
    }

    /// Where the nth tab-separated part begins, in characters from 1; the line's end where there is none.
    fn place(&self, nth: usize) -> u32 {
        let before: usize = self.text.split('\t').take(nth).map(|part| part.chars().count() + 1).sum();
        before.min(self.text.chars().count()) as u32 + 1
    }
}

struct Reading<'a> {
    rows: Vec<Row<'a>>,
    wrong: Vec<Diagnostic>,
}

fn rows<'a>(file: &LexiconFile<'a>) -> Reading<'a> {
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for (number, text) in file.text.lines().enumerate() {
        if text.starts_with('#') {
            continue;
        }
        let line = number as u32 + 1;
        let mut parts = text.split('\t').map(str::trim);
        let row = Row { line, text, columns: std::array::from_fn(|_| parts.next()) };
        let more = parts.count();
        if row.first().is_empty() {
            if text.trim().is_empty() {
                continue;
            }
            wrong.push(
                Diagnostic::new(file.path, line, 1, "the first column is empty").hint("it holds the name; columns are parted by a tab"),
            );
        } else if more > 0 {
            wrong.push(
                Diagnostic::new(file.path, line, row.place(COLUMNS), format!("{} columns, at most {COLUMNS} expected", COLUMNS + more))
                    .hint("name, aliases parted by |, Wikidata id"),
            );
        } else {
            rows.push(row);
        }
    }
    Reading { rows, wrong }
}

fn posts(file: &LexiconFile<'_>, rows: &[Row<'_>], ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Vec<Post> {
    let mut found = Vec::new();
    for row in rows {
        let kind = match row.columns[1] {
            None => PostKind::Plain,
            Some("office") => PostKind::Office,
            Some("state") => PostKind::State,
            Some("founder") => PostKind::Founder,
            Some("degree") => PostKind::Degree,
            Some(other) => {
                problems.push(
                    Diagnostic::new(file.path, row.line, 0, format!("`{other}` is no kind of post"))
                        .hint("office, state, founder, degree or nothing"),
                );
                continue;
            }
        };
        let mut seats = Vec::new();
        for name in row.items(2) {
            match ontology.class(name) {
                Some(class) => seats.push(class),
                None => problems.push(
                    Diagnostic::new(file.path, row.line, row.place(2), format!("the ontology has no class `{name}`"))
                        .hint("the classes of the organisations that have such a post, parted by |, or nothing"),
                ),
            }
        }
        let all = (0..ontology.classes().len() as u16).map(ClassId);
        let seats = all.filter(|&class| seats.iter().any(|&seat| ontology.is_a(class, seat))).collect();
        found.push(Post { word: row.first().to_owned(), kind, seats });
    }
    found
}

fn heads(file: &LexiconFile<'_>, rows: &[Row<'_>], ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Vec<Head> {
    let mut found = Vec::new();
    for row in rows {
        let strength = match row.columns[2] {
            Some("weak") => Strength::Weak,
            Some("owned") => Strength::Owned,
            Some("seated") => Strength::Seated,
            _ => Strength::Strong,
        };
        match row.columns[1].and_then(|class| ontology.class(class)) {
            Some(class) => found.extend(row.items(0).map(|word| Head { word: word.to_owned(), class, strength })),
            None => problems.push(
                Diagnostic::new(file.path, row.line, row.place(1), "the second column names no class of the ontology")
                    .hint("words parted by |, a tab, the class"),
            ),
        }
    }
    found
}

fn cues(file: &LexiconFile<'_>, rows: &[Row<'_>], ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Vec<Cue> {
    let mut found = Vec::new();
    for row in rows {
        let side = match row.columns[1] {
            Some("before") => Some(Side::Before),
            Some("after") => Some(Side::After),
            _ => None,
        };
        match (side, row.columns[2].and_then(|class| ontology.class(class))) {
            (Some(side), Some(class)) => found.extend(row.items(0).map(|word| Cue { word: word.to_owned(), side, class })),
            (None, _) => problems.push(
                Diagnostic::new(file.path, row.line, row.place(1), "the second column says neither `before` nor `after`")
                    .hint("where the words stand, seen from the name"),
            ),
            (_, None) => problems.push(
                Diagnostic::new(file.path, row.line, row.place(2), "the third column names no class of the ontology")
                    .hint("words parted by |, a tab, before or after, a tab, the class"),
            ),
        }
    }
    found
}

fn contexts(file: &LexiconFile<'_>, rows: &[Row<'_>], ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Vec<Context> {
    let mut found = Vec::new();
    for row in rows {
        let Some(class) = row.columns[2].and_then(|class| ontology.class(class)) else {
            problems.push(
                Diagnostic::new(file.path, row.line, 0, "the third column names no class of the ontology")
                    .hint("words before, a tab, words after, a tab, the class of what stands between"),
            );
            continue;
        };
        let mut after: Vec<After> = row
            .items(1)
            .filter(|&word| word != "$" && word != "<")
            .map(|word| After { word: word.trim_start_matches('+').to_owned(), inside: word.starts_with('+') })
            .collect();
        after.sort_by_key(|a| std::cmp::Reverse(a.word.len()));
        found.push(Context {
            before: row.items(0).map(str::to_owned).collect(),
            after,
            to_the_end: row.items(1).any(|word| word == "$"),
            grows: row.items(1).any(|word| word == "<"),
            class,
        });
    }
    found
}

fn things(file: &LexiconFile<'_>, rows: &[Row<'_>], ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Vec<Thing> {
    let mut found = Vec::new();
    for row in rows {
        let mut holders = Vec::new();
        for class in row.items(1) {
            match ontology.class(class) {
                Some(class) => holders.push(class),
                None => problems.push(
                    Diagnostic::new(file.path, row.line, 0, format!("the ontology has no class `{class}`"))
                        .hint("words parted by |, a tab, classes parted by |"),
                ),
            }
        }
        let words = row.items(0);
        found.extend(words.map(|word| Thing { word: word.to_owned(), holders: holders.clone() }));
    }
    found
}
