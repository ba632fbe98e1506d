// Puts a document on paper: builds it as elements that only the printer sees and opens the browser's view of the
// printed pages. What stands in it is decided by the program (shell/platform/print_document.hpp).

// Shared with print_lines.cpp.
const BETWEEN_LINES = "\u001e", BETWEEN_PARTS = "\u001f";

// A table of more columns lies across.
const COLUMNS_UPRIGHT_MAX = 6;

/** The page as it runs now; it is empty while nothing was printed. */
const pageRules = new CSSStyleSheet();

/** @type {HTMLElement | null} */
let printed = null;

/** @param {string} lines see print_lines.hpp */
export function print(lines) {
  remove();
  const { article, rules, title } = build(lines);
  pageRules.replaceSync(rules);
  if (!document.adoptedStyleSheets.includes(pageRules)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageRules];
  // A browser that knows no boxes in the margin prints head and foot once, with the text.
  const page = /** @type {CSSGroupingRule} */ (pageRules.cssRules[0]);
  article.classList.toggle("once", !page.cssRules?.length);
  document.body.append(article);
  document.documentElement.classList.add("printing");
  printed = article;
  const titleBefore = document.title;
  document.title = title; // Browsers name the file by it.
  window.addEventListener("afterprint", () => { document.title = titleBefore; }, { once: true });
  // Some browsers go on preparing the pages after "afterprint": what they print goes when the person is back.
  for (const event of ["pointerdown", "keydown"]) window.addEventListener(event, remove, { once: true, capture: true });
  // The view may stop this page until it is closed, so the program has to have returned.
  queueMicrotask(() => window.print());
}

function remove() {
  printed?.remove();
  printed = null;
  document.documentElement.classList.remove("printing");
}

/** @param {string} name @param {string} [className] @param {string} [text] */
function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}

/** @param {string} lines */
function build(lines) {
  const article = element("article");
  article.id = "print";
  const header = element("header");
  const footer = element("footer");
  /** @type {Record<string, string>} what is said once, by its kind */
  const said = {};
  let section = article;
  /** @type {HTMLElement | null} */
  let fields = null;
  /** @type {ReturnType<typeof startTable> | null} */
  let table = null;
  /** @type {HTMLElement | null} */
  let blanks = null;
  article.append(header);
  for (const line of lines.split(BETWEEN_LINES)) {
    const [kind, ...parts] = line.split(BETWEEN_PARTS);
    switch (kind) {
      case "section":
        section = element("section");
        if (parts[0]) section.append(element("h2", "", parts[0]));
        article.append(section);
        fields = table = null;
        break;
      case "field":
      case "wide": {
        if (fields === null) section.append((fields = element("dl")));
        const field = element("div", kind);
        field.append(element("dt", "", parts[0]), element("dd", "", parts[1]));
        fields.append(field);
        break;
      }
      case "column":
        if (table === null) section.append((table = startTable()).table);
        table.addColumn(parts[0], Number(parts[1]));
        break;
      case "row":
        table?.addRow(parts);
        break;
      case "blanks":
        if (blanks === null) article.append((blanks = element("table", "blanks")));
        blanks.append(blankLine(parts));
        break;
      default:
        said[kind] = parts[0];
    }
  }
  article.lang = said["language"];
  header.append(element("p", "running", [said["head"], said["number"]].filter(Boolean).join(" ")), element("h1", "", said["title"]));
  if (said["subtitle"]) header.append(element("p", "", said["subtitle"]));
  footer.append(element("p", "running", said["foot"]));
  article.append(footer);
  return { article, rules: pageRulesOf(said, table !== null && table.columns() > COLUMNS_UPRIGHT_MAX), title: said["title"] };
}

function startTable() {
  const table = element("table", "rows");
  const columns = element("colgroup");
  const head = element("thead");
  const titles = element("tr");
  const body = element("tbody");
  /** @type {number[]} */
  const shares = [];
  head.append(titles);
  table.append(columns, head, body);
  return {
    table,
    columns: () => shares.length,
    /** @param {string} title @param {number} share */
    addColumn(title, share) {
      const cell = element("th", "", title);
      cell.setAttribute("scope", "col");
      titles.append(cell);
      columns.append(element("col"));
      shares.push(share);
      const whole = shares.reduce((sum, one) => sum + one, 0);
      [...columns.children].forEach((column, at) => {
        /** @type {HTMLElement} */ (column).style.width = `${(100 * shares[at]) / whole}%`;
      });
    },
    /** @param {string[]} cells */
    addRow(cells) {
      const row = element("tr");
      row.append(...cells.map((cell) => element("td", "", cell)));
      body.append(row);
    },
  };
}

/** @param {string[]} labels */
function blankLine(labels) {
  const line = element("tr");
  for (const label of labels) line.append(element("th", "", label), element("td"));
  return line;
}

/** Head and foot of every page. @param {Record<string, string>} said @param {boolean} across */
function pageRulesOf(said, across) {
  const counted = said["pages"].split(/(\{page\}|\{pages\})/).map((part) => (part === "{page}" ? "counter(page)" : part === "{pages}" ? "counter(pages)" : quoted(part)));
  return `@page {
    size: A4 ${across ? "landscape" : "portrait"};
    @top-left { content: ${quoted(said["head"])}; }
    @top-right { content: ${quoted(said["number"])}; }
    @bottom-left { content: ${quoted(said["foot"])}; }
    @bottom-right { content: ${counted.join(" ")}; }
  }`;
}

/** A string of CSS. @param {string} text */
function quoted(text) {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"`;
}
