// What every screen has: the way to the others, the key where one is demanded, the list of keys of the keyboard.
import { key } from "./api.js";
import { el, byId } from "./dom.js";

const SCREENS = [["/", "Start"], ["/batches.html", "Batches"], ["/review.html", "Review"], ["/search.html", "Search"], ["/models.html", "Models"], ["/runs.html", "Training"], ["/system.html", "System"]];
const EVERYWHERE = [["/", "search"], ["?", "this list"]];

class Frame extends HTMLElement {
  connectedCallback() {
    const here = location.pathname === "/index.html" ? "/" : location.pathname;
    this.append(
      el("nav", { "aria-label": "Screens" },
        el("a", { className: "skip", href: "#main" }, "To the content"),
        el("a", { className: "name", href: "/" }, el("img", { src: "/ui/icon.svg", alt: "", width: 22, height: 22 }), "Inkstream"),
        SCREENS.map(([path, name]) => el("a", { href: path, "aria-current": path === here ? "page" : null }, name)),
        key.get() ? el("button", { className: "key", onclick: () => { key.set(null); location.reload(); } }, "Forget the key") : null));
    addEventListener("key-needed", (event) => this.askForKey(event.detail));
    addEventListener("keydown", (event) => this.pressed(event));
  }

  askForKey(why) {
    if (byId("key-dialog")) return;
    const field = el("input", { type: "password", autocomplete: "current-password", "aria-label": "Key", required: true });
    const dialog = el("dialog", { id: "key-dialog", "aria-label": "Key" },
      el("form", { method: "dialog", onsubmit: () => { key.set(field.value.trim()); location.reload(); } },
        el("h2", {}, "A key is needed"), el("p", { className: "soft" }, why || ""), el("div", { className: "row" }, field, el("button", { className: "main" }, "Go on"))));
    document.body.append(dialog);
    dialog.showModal();
  }

  pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "/") { event.preventDefault(); location.href = "/search.html"; }
    if (event.key === "?") { event.preventDefault(); this.showKeys(); }
  }

  showKeys() {
    const keys = [...(globalThis.screenKeys || []), ...EVERYWHERE];
    const dialog = el("dialog", { "aria-label": "Keys", onclose: () => dialog.remove() },
      el("form", { method: "dialog" }, el("h2", {}, "Keys"),
        el("dl", {}, keys.flatMap(([press, does]) => [el("dt", {}, el("kbd", {}, press)), el("dd", {}, does)])),
        el("button", { className: "main" }, "Close")));
    document.body.append(dialog);
    dialog.showModal();
  }
}

customElements.define("ink-frame", Frame);
