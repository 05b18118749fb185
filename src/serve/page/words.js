// What the page says, in Chinese and in English.

const WORDS = {
  search: ["搜索", "Search"], searchHint: ["名称、拼音首字母，错一两个字也行", "a name, pinyin initials, typos are fine"],
  overview: ["概览", "Overview"], articles: ["文章", "Articles"], query: ["查询", "Query"], try: ["试一试", "Try a text"],
  home: ["首页", "Home"], results: ["结果", "Results"], nothing: ["没有找到", "Nothing found"], entities: ["实体", "Entities"],
  claims: ["陈述", "Claims"], relations: ["关系", "Relations"], quads: ["三元组", "Triples"],
  classes: ["类别", "Classes"], properties: ["属性", "Properties"], top: ["最受关注的实体", "Entities of the highest rank"],
  time: ["时间分布", "Dated claims over time"], also: ["又名", "Also"], facts: ["事实", "Facts"], others: ["他方所言", "Said with it as the object"],
  says: ["其所言", "Says itself"], timeline: ["时间线", "Timeline"], around: ["关系图", "Neighbourhood"], sources: ["个来源", "sources"],
  source: ["个来源", "source"], planned: ["计划", "planned"], rule: ["规则", "rule"], asData: ["数据", "Data"],
  expand: ["展开", "Expand"], open: ["打开", "Open"], all: ["全部", "all"], from: ["自", "from"], until: ["至", "until"], undated: ["含无日期", "undated too"],
  zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], whole: ["全图", "Whole"], relation: ["关系", "relation"], class: ["类别", "class"],
  pictureHint: ["拖动平移，滚轮缩放，点击或按回车展开", "drag to pan, wheel to zoom, click or Enter to expand"],
  left: ["个邻居未显示", "more neighbours not shown"],
  run: ["运行", "Run"], runHint: ["Ctrl+Enter 运行；输入 tp: 提示属性与类", "Ctrl+Enter runs; type tp: for properties and classes"],
  question: ["常用问题", "Questions"], choose: ["选择……", "Choose…"], fill: ["填入", "Fill in"], asTable: ["表格", "Table"], asGraph: ["图", "Graph"],
  download: ["下载", "Download"], rows: ["行", "rows"], more: ["仅显示前 500 行", "only the first 500 rows are shown"], yes: ["是", "Yes"], no: ["否", "No"],
  tryHint: ["粘贴一篇文章（可带 标题: 链接: 总结: 等标签），查看读出的事实；不会保存", "paste an article (labels like 标题: 链接: 总结: may stand in it) to see what is read from it; nothing is stored"],
  read: ["抽取", "Extract"], names: ["名称", "names"], values: ["数值", "values"], subject: ["主体", "Subject"], property: ["属性", "Property"],
  object: ["客体", "Object"], quote: ["原文", "Quote"], noText: ["服务器未载入原文（--articles），以下为引文", "the server was not given the text (--articles); these are the quotes"],
  showQuote: ["在原文中查看", "Show in the article"], published: ["发布", "Published"], topics: ["主题", "Topics"], failed: ["出错", "Failed"],
  welcome: ["从中文新闻中读出的知识图谱：每条事实都有出处。", "A knowledge graph read from Chinese news: every fact cites its characters."],
};

export let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");

export function setLanguage(to) {
  language = to;
  localStorage.setItem("language", to);
}

export function say(key) {
  return WORDS[key][language === "zh" ? 0 : 1];
}

const FIELDS = {
  title: ["标题", "Title"], summary: ["总结", "Summary"], events: ["重大事件摘要", "Events"], body: ["正文", "Body"],
};

export function fieldName(name) {
  return FIELDS[name] ? FIELDS[name][language === "zh" ? 0 : 1] : name;
}
