// One line to correct: its strip, what it says, other readings. Works by keyboard alone.
import { Problem, json } from "./api.js";
import { el, svg, when } from "./dom.js";

const DRAFTS = "inkstream.draft.";

/** What was typed for a line and not saved; null when there is nothing. */
export const draftOf = (line) => localStorage.getItem(DRAFTS + line);

export class Editor {
  /**
   * @param size of the page's picture
   * @param on what happens afterwards: saved, next, previous, nextUnsure, closed
   */
  constructor(line, source, size, on) {
    this.line = line;
    this.id = line.line_id || line.id;
    this.on = on;
    this.revision = line.correction?.revision ?? line.revision ?? 0;
    this.before = line.correction?.text ?? line.text;
    const draft = draftOf(this.id);
    this.input = el("textarea", { rows: 1, value: draft ?? this.before, dir: "auto", autocomplete: "off", spellcheck: false, "aria-label": "What the line says", oninput: () => this.changed() });
    this.status = el("span", { className: "soft", role: "status" }, draft !== null && draft !== this.before ? "an unsaved text of before" : "");
    this.diff = el("p", { className: "diff soft" });
    this.history = el("ol", { className: "history", hidden: true });
    this.element = el("div", { className: "editor" }, strip(line, source, size), this.input,
      el("div", { className: "others" }, (line.alternatives || []).slice(0, 5).map((other, i) =>
        el("button", { onclick: () => this.take(other.text), title: `Alt+${i + 1}` }, `${i + 1} `, el("bdi", {}, other.text)))),
      this.diff, el("div", { className: "row" }, el("button", { className: "main", onclick: () => this.save(this.on.next) }, "Save"), el("button", { onclick: () => this.close() }, "Leave"),
        el("a", { href: `/v1/lines/${this.id}/provenance`, className: "soft" }, "Why this text?"),
        this.revision > 0 ? el("button", { onclick: (event) => this.showHistory(event.target) }, "History") : null, this.status), this.history);
    this.element.addEventListener("click", (event) => event.stopPropagation());
    this.element.addEventListener("keydown", (event) => this.pressed(event));
    this.showDifference();
  }

  focus() {
    this.input.focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Whether nothing was typed that could get lost. */
  isUntouched() {
    return this.input.value === this.before;
  }

  changed() {
    localStorage.setItem(DRAFTS + this.id, this.input.value);
    this.showDifference();
  }

  take(text) {
    this.input.value = text;
    this.changed();
    this.input.focus();
  }

  pressed(event) {
    // an input method ends its composition with Enter; that is not ours
    if (event.isComposing) return;
    if (event.altKey && event.key >= "1" && event.key <= "5") {
      const other = (this.line.alternatives || [])[Number(event.key) - 1];
      if (other) { event.preventDefault(); this.take(other.text); }
      return;
    }
    if (event.target !== this.input && event.key !== "Escape") return;
    const act = {
      Enter: () => (event.ctrlKey || event.metaKey ? this.save(this.on.nextUnsure, true) : this.save(this.on.next)),
      ArrowDown: () => this.save(this.on.next),
      ArrowUp: () => this.save(this.on.previous),
      Escape: () => this.close(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  }

  close() {
    localStorage.removeItem(DRAFTS + this.id);
    this.element.remove();
    this.on.closed();
  }

  /** @param evenIfSame so that people can say that a line is right */
  async save(then, evenIfSame = false) {
    const text = this.input.value.replace(/\s*\n\s*/g, " ").normalize("NFC").trim();
    if (text === this.before && !evenIfSame) {
      localStorage.removeItem(DRAFTS + this.id);
      this.element.remove();
      then();
      return;
    }
    this.status.textContent = "saving";
    try {
      const saved = await json(`/v1/lines/${this.id}/correction`, { method: "PUT", body: JSON.stringify({ text }),
        headers: { "Content-Type": "application/json", "If-Match": `"${this.revision}"` } });
      localStorage.removeItem(DRAFTS + this.id);
      this.element.remove();
      this.on.saved(text, saved.correction);
      then();
    } catch (problem) {
      this.refused(problem);
    }
  }

  refused(problem) {
    if (!(problem instanceof Problem)) {
      this.status.textContent = "The connection was lost; the text is kept here. Save again.";
      return;
    }
    const current = problem.body.current;
    if (current && (problem.status === 409 || problem.status === 412)) {
      this.revision = current.revision;
      this.before = current.text;
      this.status.replaceChildren("Somebody else wrote: ", el("bdi", {}, el("strong", {}, current.text)), ". Save again to replace it.");
      this.showDifference();
      return;
    }
    this.status.textContent = `${problem.code}: ${problem.message}`;
  }

  async showHistory(button) {
    try {
      const { items } = await json(`/v1/lines/${this.id}/corrections`);
      this.history.replaceChildren(el("li", {}, el("span", { className: "soft" }, `${items[0].recognizer.name} ${items[0].recognizer.version} read: `), el("bdi", {}, items[0].read)),
        ...items.map((each) => el("li", {}, el("span", { className: "soft" }, `${when(each.at)}, ${each.corrected_by}: `), ...difference(each.before, each.after))));
      this.history.hidden = false;
      button.remove();
    } catch (problem) {
      this.refused(problem);
    }
  }

  showDifference() {
    const changed = this.input.value !== this.line.text;
    this.diff.hidden = !changed;
    if (changed) this.diff.replaceChildren("Read: ", ...difference(this.line.text, this.input.value));
  }
}

/** The line cut from the page, without asking the server for another picture. */
export function strip(line, source, size) {
  const all = line.polygon;
  const xs = all.map((point) => point[0]), ys = all.map((point) => point[1]);
  const pad = 8;
  const x = Math.max(0, Math.min(...xs) - pad), y = Math.max(0, Math.min(...ys) - pad);
  const width = Math.max(...xs) + pad - x, height = Math.max(...ys) + pad - y;
  return svg("svg", { class: "strip", preserveAspectRatio: "xMinYMid meet", viewBox: `${x} ${y} ${width} ${height}`, role: "img", "aria-label": "The line as it was written" },
    svg("image", { href: source, x: 0, y: 0, width: size.width, height: size.height }));
}

/** Word by word: what was read and is gone, what is new. */
export function difference(before, after) {
  const a = before.split(/(\s+)/), b = after.split(/(\s+)/);
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const parts = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { parts.push(a[i]); i++; j++; }
    else if (j >= b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) parts.push(el("del", {}, a[i++]));
    else parts.push(el("ins", {}, b[j++]));
  }
  return parts;
}
