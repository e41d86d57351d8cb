// The pages of a batch as small pictures: so many at a time, whatever their number, so that thousands stay fluid.
import { ask, json, picture, slices } from "./api.js";
import { counted, el, percent, query, remember, stateMark } from "./dom.js";
import { hasPicture } from "./failures.js";

const AT_ONCE = 120, SLICE = 500;

export class Tiles {
  /**
   * @param list of the pictures
   * @param steps where the way to earlier and later ones is shown, when there are any
   */
  constructor(batch, list, steps) {
    this.batch = batch;
    this.list = list;
    this.steps = steps;
    this.pages = [];
    this.shown = [];
    this.known = new Map();
    this.documents = new Set();
    this.walk = this.everything();
    this.ended = false;
    this.from = Math.max(0, Number(query().get("from")) || 0);
  }

  /** The pages from one on, or the last ones where there are not so many. */
  async show(from = this.from) {
    await this.know(from + AT_ONCE + 1);
    const last = AT_ONCE * Math.floor(Math.max(0, this.pages.length - 1) / AT_ONCE);
    this.from = Math.min(from, last);
    remember({ from: this.from || "" });
    this.draw();
  }

  async step(by) {
    await this.show(Math.max(0, this.from + by));
    this.list.querySelector("a")?.focus();
    this.list.scrollIntoView({ block: "start" });
  }

  /** Walks on until so many pages are known, or all. */
  async know(count) {
    while (!this.ended && this.pages.length < count) {
      const { value, done } = await this.walk.next();
      if (done) this.ended = true;
      else this.add(value);
    }
  }

  add(page) {
    this.pages.push(page);
    this.known.set(page.page_id, page);
  }

  /** What is shown already stays as it is, so that nothing moves under the reader's hands. */
  draw() {
    const shown = this.pages.slice(this.from, this.from + AT_ONCE);
    const items = shown.map((page) => page.link?.parentElement || item(page));
    if ([...this.list.children].every((child, i) => child === items[i])) this.list.append(...items.slice(this.list.children.length));
    else this.list.replaceChildren(...items);
    this.shown.filter((page) => !shown.includes(page)).forEach((page) => delete page.link);
    this.shown = shown;
    const more = !this.ended || this.pages.length > this.from + AT_ONCE;
    const button = (name, by, possible) => el("button", { disabled: !possible, onclick: () => this.step(by) }, name);
    this.steps.hidden = this.from === 0 && !more;
    this.steps.replaceChildren(button("Earlier pages", -AT_ONCE, this.from > 0), button("Later pages", AT_ONCE, more),
      el("span", { className: "soft", role: "status" }, `pages ${this.from + 1} to ${this.from + shown.length}${this.ended ? ` of ${this.pages.length}` : ""}`));
  }

  /** Asks again for what may have changed unheard: pages that wait, documents that are new. */
  async again() {
    const waiting = new Set(this.pages.filter((page) => page.state === "queued").map((page) => page.document));
    for (const document of waiting) for await (const some of slices(`/v1/documents/${document}/pages?limit=${SLICE}`)) some.forEach((page) => this.page(page));
    if (!this.ended) return;
    const before = this.pages.length;
    this.walk = this.everything();
    this.ended = false;
    await this.know(this.from + AT_ONCE + 1);
    if (this.pages.length > before) this.draw();
  }

  /** The batch has ended and its documents have an order: those that were shown as they came take their places. */
  async settle() {
    await this.again();
    const order = new Map();
    for await (const some of slices(`/v1/batches/${this.batch}/documents?limit=${SLICE}`)) for (const each of some) order.set(each.document_id, order.size);
    const place = (page) => order.get(page.document) ?? order.size;
    const sorted = this.pages.toSorted((a, b) => place(a) - place(b) || a.number - b.number);
    if (sorted.every((page, i) => page === this.pages[i])) return;
    const focused = document.activeElement?.closest(".tile")?.href;
    this.pages = sorted;
    this.draw();
    [...this.list.querySelectorAll("a")].find((link) => link.href === focused)?.focus();
  }

  async *everything() {
    for await (const some of slices(`/v1/batches/${this.batch}/documents?limit=${SLICE}`)) for (const each of some) yield* this.ofDocument(each);
  }

  async *ofDocument(each) {
    if (each.failure || !each.pages || this.documents.has(each.document_id)) return;
    this.documents.add(each.document_id);
    const name = each.name || each.document_id;
    for await (const some of slices(`/v1/documents/${each.document_id}/pages?limit=${SLICE}`))
      for (const page of some) yield { ...page, document: each.document_id, name: each.pages > 1 ? `${name} · ${page.number}` : name };
  }

  /** A document that was split just now; it stands at the end until all have their places. */
  async document(id) {
    if (!this.ended || this.documents.has(id)) return;
    for await (const page of this.ofDocument(await json(`/v1/documents/${id}`))) this.add(page);
    this.draw();
  }

  /** News of a page. */
  page(data) {
    const page = this.known.get(data.page_id);
    if (!page || page.state === data.state) return;
    Object.assign(page, { state: data.state, failure: data.failure, lines: data.lines, confidence: data.confidence });
    if (page.link) fill(page);
  }
}

function item(page) {
  page.link = el("a", { href: `/page.html?id=${page.page_id}` });
  fill(page);
  return el("li", {}, page.link);
}

async function fill(page) {
  const link = page.link;
  const sure = page.confidence === undefined ? "" : `, ${percent(page.confidence)} sure`;
  const shown = page.state !== "queued" && hasPicture(page.failure);
  const image = shown ? el("img", { loading: "lazy", alt: "" }) : el("span", { className: "blank" });
  link.className = `tile ${page.state}`;
  link.replaceChildren(image, el("span", { className: "of", title: page.name }, page.name), stateMark(page.state), el("br"),
    el("span", { className: "soft" }, page.failure ? page.failure.code : page.lines === undefined ? "" : `${counted(page.lines, "line")}${sure}`));
  if (shown) image.src = await thumbnail(page.page_id);
}

let scaled = null;

/** Small pictures where the server can make them, else whole ones. */
async function thumbnail(page) {
  scaled ??= ask(`/v1/iiif/${page}/full/240,/0/default.jpg`).then(() => true, () => false);
  return picture((await scaled) ? `/v1/iiif/${page}/full/240,/0/default.jpg` : `/v1/pages/${page}/image`);
}
