//! Reading articles: every form of input, and what is none.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use tupu::article::{self, Article, Encoding, parse};

/// One article as a line a person compares: what it knows, then its texts with the place where each begins.
fn line(article: &Article) -> String {
    let mut line = article.id.clone();
    for (name, value) in [
        ("title", &article.title),
        ("url", &article.url),
        ("date", &article.date),
        ("source", &article.source),
        ("author", &article.author),
    ] {
        if let Some(value) = value {
            line.push_str(&format!(" {name}={value}"));
        }
    }
    if !article.topics.is_empty() {
        line.push_str(&format!(" topics={}", article.topics.join("/")));
    }
    for field in &article.fields {
        line.push_str(&format!(" | {}@{} {}", field.name, field.offset, field.text.replace('\n', "⏎")));
    }
    line
}

fn lines(text: &str) -> Vec<String> {
    match parse("x", text) {
        Ok(articles) => articles.iter().map(line).collect(),
        Err(error) => vec![format!("{}: {}", error.line, error.message)],
    }
}

#[test]
fn labelled_records_are_read_as_they_come() {
    let table: &[(&str, &str, &[&str])] = &[
        ("half-width colon", "标题: 甲\n总结: 乙。", &["x title=甲 | title@4 甲 | summary@10 乙。"]),
        ("full-width colon", "标题：甲\n总结：乙。", &["x title=甲 | title@3 甲 | summary@8 乙。"]),
        (
            "any order",
            "总结: 乙。\n关键词: 丙, 丁、戊\n标题: 甲\n链接: https://a.example/b?c=d",
            &["x title=甲 url=https://a.example/b?c=d topics=丙/丁/戊 | summary@4 乙。 | title@23 甲"],
        ),
        (
            "every label",
            "标题: 甲\n链接: http://a.example\n发布时间: 2024-05-01\n来源: 报\n作者: 人\n总结: 乙\n关键词: 丙\nAI技术: 大模型\n行业: 医疗\n重大事件摘要: 丁",
            &[
                "x title=甲 url=http://a.example date=2024-05-01 source=报 author=人 topics=丙/大模型/医疗 | title@4 甲 | summary@60 乙 | events@94 丁",
            ],
        ),
        (
            "several records in one file",
            "标题: 甲\n总结: 乙。\n\n标题: 丙\n总结: 丁。\n",
            &["x title=甲 | title@4 甲 | summary@10 乙。", "x-2 title=丙 | title@18 丙 | summary@24 丁。"],
        ),
        (
            "an unknown label is kept",
            "标题: 甲\n链接: http://a.example\n栏目: 科技\n总结: 乙。",
            &["x title=甲 url=http://a.example | title@4 甲 | 栏目@31 科技 | summary@38 乙。"],
        ),
        (
            "a numbered list inside a field",
            "重大事件摘要: 如下：\n\n1. 甲：乙。\n2. 丙。\n总结: 丁。",
            &["x | events@8 如下：⏎⏎1. 甲：乙。⏎2. 丙。 | summary@31 丁。"],
        ),
        (
            "records parted by a blank line, of which the first has no title",
            "总结: 乙。\n\n标题: 丙\n",
            &["x | summary@4 乙。", "x-2 title=丙 | title@12 丙"],
        ),
        ("labels in English and in capitals", "Title: 甲\nSUMMARY: 乙。", &["x title=甲 | title@7 甲 | summary@18 乙。"]),
        (
            "labels in Traditional characters",
            "標題：甲\n發布時間：2025-03-10\n關鍵詞：丙\n總結：乙。",
            &["x title=甲 date=2025-03-10 topics=丙 | title@3 甲 | summary@30 乙。"],
        ),
        (
            "a colon in running text is no label",
            "标题: 甲\n总结: 他说：“好。”\n记者: 再见",
            &["x title=甲 | title@4 甲 | summary@10 他说：“好。”⏎记者: 再见"],
        ),
        ("an address is no label", "标题: 甲\n总结: 乙\nhttps://a.example", &["x title=甲 | title@4 甲 | summary@10 乙⏎https://a.example"]),
        ("an empty field is none", "标题:\n总结: 乙。\n关键词:\n", &["x | summary@8 乙。"]),
        ("Windows line ends", "标题: 甲\r\n总结: 乙。\r\n", &["x title=甲 | title@4 甲 | summary@11 乙。"]),
    ];
    for (name, text, expected) in table {
        assert_eq!(lines(text), *expected, "{name}");
    }
}

#[test]
fn plain_text_has_a_headline_and_a_body() {
    assert_eq!(lines("甲发布乙\n\n甲今天发布乙。\n又一段。\n"), ["x title=甲发布乙 | title@0 甲发布乙 | body@6 甲今天发布乙。⏎又一段。"]);
    let long = "长".repeat(80);
    assert_eq!(lines(&long), [format!("x | body@0 {long}")]);
    assert_eq!(lines("【快讯】甲发布乙。"), ["x title=【快讯】甲发布乙。 | title@0 【快讯】甲发布乙。"]);
}

#[test]
fn json_is_read_with_chinese_and_english_keys() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "English keys",
            r#"{"id": "n1", "title": "甲", "url": "http://a.example", "date": "2024-05-01", "summary": " 乙。", "keywords": ["丙", "丁"],
                "technologies": "大模型", "industries": [], "events": "1. 戊。\n2. 己。", "body": "庚。"}"#,
            &[
                "n1 title=甲 url=http://a.example date=2024-05-01 topics=丙/丁/大模型 | title@0 甲 | summary@1 乙。 | events@0 1. 戊。⏎2. 己。 | body@0 庚。",
            ],
        ),
        (
            "Chinese keys",
            r#"{"标题": "甲", "总结": "乙。", "关键词": "丙，丁"}"#,
            &["x title=甲 topics=丙/丁 | title@0 甲 | summary@0 乙。"],
        ),
        ("an array", r#"[{"title": "甲"}, {"title": "乙"}]"#, &["x title=甲 | title@0 甲", "x-2 title=乙 | title@0 乙"]),
        ("a line each", "{\"title\": \"甲\"}\n{\"title\": \"乙\"}\n", &["x title=甲 | title@0 甲", "x-2 title=乙 | title@0 乙"]),
        (
            "an unknown key is kept",
            r#"{"title": "甲", "专栏": "乙。", "views": 12, "ad": true}"#,
            &["x title=甲 | title@0 甲 | 专栏@0 乙。 | views@0 12"],
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(lines(text), *expected, "{name}");
    }
}

#[test]
fn what_is_no_article_is_refused_in_plain_words() {
    let table: &[(&str, &str, &str)] = &[
        ("empty", "", "0: the file is empty"),
        ("blank", " \n\u{3000}\n", "0: the file is empty"),
        ("labels without a text", "链接: http://a.example\n关键词: 甲", "0: no article stands in it: neither a title nor a text"),
        ("half an object", "{\"title\": \"甲\"", "1: this is no valid JSON: EOF while parsing an object at line 1 column 15"),
        (
            "an object that is something else",
            "{\"title\": \"甲\"}\n\n{\"id\": \"a\", \"facts\": []}",
            "3: this JSON object is no article: none of its keys (id, facts) is a title or a text (title, summary, events, body, 标题, 总结, 正文)",
        ),
        (
            "an array of numbers in objects' place",
            "[{\"title\": \"甲\"}, 3]",
            "1: expected a JSON object with keys such as title, summary, body",
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(lines(text), [*expected], "{name}");
    }
}

/// A folder of files, gone when it goes out of scope.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    dir
}

fn read(dir: &Path, encoding: Encoding) -> Vec<String> {
    article::read(&[dir.to_owned()], encoding)
        .map(|a| match a {
            Ok(article) => line(&article),
            Err(error) => error.to_string().replace(&dir.display().to_string(), "DIR"),
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

#[test]
fn folders_are_read_in_order_and_name_their_articles_by_path() {
    let text = "标题: 甲".as_bytes();
    let dir = folder(&[
        ("b/2.txt", text),
        ("b/1.md", text),
        ("a.json", "{\"标题\": \"甲\"}".as_bytes()),
        ("GPT-4.5发布.txt", text),
        ("c/d/e.txt.gz", &gzip(text)),
        ("notes.pdf", b"%PDF"),
        (".hidden.txt", text),
    ]);
    assert_eq!(
        read(dir.path(), Encoding::Detect).iter().map(|l| l.split(' ').next().unwrap_or("")).collect::<Vec<_>>(),
        ["GPT-4.5发布", "a", "b/1", "b/2", "c/d/e"]
    );
}

#[test]
fn links_to_folders_do_not_lead_in_circles() {
    let dir = folder(&[("a/x.txt", "标题: 甲".as_bytes())]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path(), dir.path().join("a/up")).expect("a link");
    assert_eq!(read(dir.path(), Encoding::Detect).len(), 1);
}

#[test]
fn bytes_are_read_in_every_encoding_and_packing() {
    let text = "标题: 智源研究院发布“悟道”\n总结: 参数规模达1.75万亿。";
    let expected = "x title=智源研究院发布“悟道” | title@4 智源研究院发布“悟道” | summary@20 参数规模达1.75万亿。";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let zst = fs::read(super::here("tests/files/x.txt.zst")).expect("the packed file of the tests");
    let table: Vec<(&str, &str, Vec<u8>)> = vec![
        ("UTF-8", "x.txt", text.as_bytes().to_vec()),
        ("a byte-order mark", "x.txt", marked),
        ("GB18030, detected", "x.txt", gb.to_vec()),
        ("gzip", "x.txt.gz", gzip(text.as_bytes())),
        ("gzip of GB18030", "x.txt.gz", gzip(&gb)),
        ("Zstandard", "x.txt.zst", zst),
    ];
    for (name, file, bytes) in table {
        assert_eq!(read(folder(&[(file, &bytes)]).path(), Encoding::Detect), [expected], "{name}");
    }
    let dir = folder(&[("x.txt", &gb)]);
    assert_eq!(read(dir.path(), Encoding::Gb18030), [expected]);
    assert_eq!(read(dir.path(), Encoding::Utf8), ["DIR/x.txt: is not UTF-8 text (byte 0)"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_go_on() {
    let dir = folder(&[
        ("1-empty.txt", b""),
        ("2-binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe"),
        ("3-noise.txt", b"\xff\xff\xff\x80\x80"),
        ("4-utf16.txt", b"\xff\xfe\x07\x68"),
        ("5-half.txt.gz", &gzip("标题: 甲".as_bytes())[..12]),
        ("6-not-zst.txt.zst", b"plain"),
        ("7-gold.json", b"{\"facts\": []}"),
        ("8-good.txt", "标题: 甲".as_bytes()),
    ]);
    let read = read(dir.path(), Encoding::Detect);
    assert_eq!(read[0], "DIR/1-empty.txt: the file is empty");
    assert_eq!(read[1], "DIR/2-binary.txt: is not text: neither UTF-8 nor GB18030");
    assert_eq!(read[2], "DIR/3-noise.txt: is not text: neither UTF-8 nor GB18030");
    assert_eq!(read[3], "DIR/4-utf16.txt: is UTF-16 text: convert it to UTF-8");
    assert!(read[4].starts_with("DIR/5-half.txt.gz: cannot be read: "), "{}", read[4]);
    assert!(read[5].starts_with("DIR/6-not-zst.txt.zst: "), "{}", read[5]);
    assert!(read[6].starts_with("DIR/7-gold.json:1: this JSON object is no article"), "{}", read[6]);
    assert_eq!(read[7], "8-good title=甲 | title@4 甲");
    let missing = article::read(&[dir.path().join("nowhere.txt")], Encoding::Detect).next().expect("an answer");
    assert!(missing.is_err_and(|e| e.to_string().contains("nowhere.txt: cannot be read: ")));
}
