// The pages of a batch as small pictures, some at a time, so that thousands of pages stay fluid.
import { ask, json, picture, slices } from "./api.js";
import { counted, el, percent, stateMark } from "./dom.js";
import { hasPicture } from "./failures.js";

const AT_ONCE = 120;

export class Tiles {
  constructor(batch, list, button) {
    this.batch = batch;
    this.list = list;
    this.button = button;
    this.button.onclick = () => this.more();
    this.tiles = new Map();
    this.documents = new Set();
    this.walk = this.everything();
    this.ended = false;
  }

  /** Shows some more and goes to the first of them. */
  async more() {
    const first = this.list.children.length;
    await this.append();
    this.list.children[first]?.querySelector("a").focus();
  }

  async append() {
    for (let i = 0; i < AT_ONCE && !this.ended; i++) {
      const { value, done } = await this.walk.next();
      if (done) this.ended = true;
      else this.list.append(value);
    }
    this.button.hidden = this.ended;
  }

  /** Asks again for what may have changed unheard: pages that wait, documents that are new. */
  async again() {
    const waiting = new Set([...this.tiles.values()].filter((tile) => tile.state === "queued").map((tile) => tile.document));
    for (const document of waiting)
      for await (const some of slices(`/v1/documents/${document}/pages?limit=${AT_ONCE}`)) some.forEach((page) => this.page(page));
    if (!this.ended) return;
    this.walk = this.everything();
    this.ended = false;
    await this.append();
  }

  /** The batch has ended and its documents have an order: those that were shown as they came take their places. */
  async settle() {
    await this.again();
    const order = new Map();
    for await (const some of slices(`/v1/batches/${this.batch}/documents?limit=500`)) for (const each of some) order.set(each.document_id, order.size);
    const place = (tile) => order.get(tile.document) ?? order.size;
    const shown = [...this.tiles.values()];
    const sorted = shown.toSorted((a, b) => place(a) - place(b) || a.number - b.number);
    if (sorted.every((tile, i) => tile === shown[i])) return;
    const focused = document.activeElement;
    this.list.append(...sorted.map((tile) => tile.link.parentElement));
    if (this.list.contains(focused)) focused.focus();
  }

  async *everything() {
    for await (const some of slices(`/v1/batches/${this.batch}/documents?limit=100`))
      for (const each of some) yield* this.ofDocument(each);
  }

  async *ofDocument(each) {
    if (each.failure || !each.pages || this.documents.has(each.document_id)) return;
    this.documents.add(each.document_id);
    for await (const some of slices(`/v1/documents/${each.document_id}/pages?limit=${AT_ONCE}`))
      for (const page of some) yield this.tile(page, each);
  }

  /** A document that was split just now, shown when there is nothing before it that is not. */
  async document(id) {
    if (!this.ended || this.documents.has(id)) return;
    for await (const tile of this.ofDocument(await json(`/v1/documents/${id}`))) this.list.append(tile);
  }

  /** News of a page. */
  page(data) {
    const tile = this.tiles.get(data.page_id);
    if (!tile || tile.state === data.state) return;
    tile.state = data.state;
    fill(tile.link, data, tile.name);
  }

  tile(page, document) {
    const link = el("a", { href: `/page.html?id=${page.page_id}` });
    const name = document.pages > 1 ? `${document.name} · ${page.number}` : document.name || document.document_id;
    this.tiles.set(page.page_id, { link, name, document: document.document_id, number: page.number, state: page.state });
    fill(link, page, name);
    return el("li", {}, link);
  }
}

async function fill(link, page, name) {
  const sure = page.confidence === undefined ? "" : `, ${percent(page.confidence)} sure`;
  const shown = page.state !== "queued" && hasPicture(page.failure);
  const image = shown ? el("img", { loading: "lazy", alt: "" }) : el("span", { className: "blank" });
  link.className = `tile ${page.state}`;
  link.replaceChildren(image, el("span", { className: "of", title: name }, name), stateMark(page.state), el("br"),
    el("span", { className: "soft" }, page.failure ? page.failure.code : page.lines === undefined ? "" : `${counted(page.lines, "line")}${sure}`));
  if (shown) image.src = await thumbnail(page.page_id);
}

let scaled = null;

/** Small pictures where the server can make them, else whole ones. */
async function thumbnail(page) {
  scaled ??= ask(`/v1/iiif/${page}/full/240,/0/default.jpg`).then(() => true, () => false);
  return picture((await scaled) ? `/v1/iiif/${page}/full/240,/0/default.jpg` : `/v1/pages/${page}/image`);
}
