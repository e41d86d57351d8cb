// Files and folders become one batch: opened first, then one file after the other, sealed at the end, so that thousands of
// files need no memory here and each shows how far it is.
import { json, key } from "./api.js";
import { counted, el } from "./dom.js";

const AT_ONCE = 3;
const SHOWN = 200;

class Drop extends HTMLElement {
  connectedCallback() {
    this.picker = el("input", { type: "file", multiple: true, hidden: true, onchange: () => this.take([...this.picker.files]) });
    this.folders = el("input", { type: "file", hidden: true, onchange: () => this.take([...this.folders.files]) });
    this.folders.webkitdirectory = true;
    this.list = el("ul", {});
    this.status = el("p", { role: "status" });
    this.zone = el("div", { className: "drop" },
      el("p", {}, el("strong", {}, "Drop files or folders here"), el("br"), el("span", { className: "soft" }, "PNG, JPEG, TIFF, WebP, BMP, GIF, PDF, ZIP")),
      el("div", { className: "row" }, el("button", { className: "main", onclick: () => this.picker.click() }, "Choose files"), el("button", { onclick: () => this.folders.click() }, "Choose a folder")),
      this.picker, this.folders, this.status, this.list);
    this.append(this.zone);
    this.offerSamples();
    for (const kind of ["dragover", "dragenter"]) this.zone.addEventListener(kind, (e) => { e.preventDefault(); this.zone.classList.add("over"); });
    this.zone.addEventListener("dragleave", () => this.zone.classList.remove("over"));
    this.zone.addEventListener("drop", (e) => this.dropped(e));
  }

  /** Where the server has some. */
  async offerSamples() {
    const answer = await fetch("/ui/samples/index.json").catch(() => null);
    if (!answer?.ok) return;
    const names = (await answer.json()).map((sample) => sample.name);
    this.zone.querySelector(".row").append(el("button", { onclick: async () => this.take(await Promise.all(names.map(sampleFile)), "samples") }, "Try the samples"));
  }

  async dropped(event) {
    event.preventDefault();
    this.zone.classList.remove("over");
    // entries must be taken before the first wait, or the browser forgets them
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length ? (await Promise.all(entries.map(inside))).flat() : [...event.dataTransfer.files];
    await this.take(files);
  }

  /** @param name of the batch, made up from the files when there is none */
  async take(files, name) {
    const wanted = files.filter((file) => file.size > 0 && !file.name.startsWith("."));
    if (wanted.length === 0) {
      this.status.textContent = "Nothing in there can be read.";
      return;
    }
    this.zone.querySelectorAll("button").forEach((button) => (button.disabled = true));
    try {
      const form = new FormData();
      form.set("name", name || batchName(wanted));
      const batch = await json("/v1/uploads?seal=false", { method: "POST", body: form });
      for (let left = wanted; left.length > 0; ) left = await this.whatToDoWith(await this.sendAll(batch.batch_id, left));
      await json(`/v1/uploads/${batch.batch_id}/seal`, { method: "POST" });
      location.href = `/batch.html?id=${batch.batch_id}`;
    } catch (problem) {
      this.status.textContent = `${problem.code || "error"}: ${problem.message}`;
    } finally {
      this.zone.querySelectorAll("button").forEach((button) => (button.disabled = false));
    }
  }

  /** Files that could not be sent: people say whether they are sent again. What was sent stays sent. */
  async whatToDoWith(failed) {
    if (failed.length === 0) return failed;
    return new Promise((go) => this.status.replaceChildren(`${counted(failed.length, "file")} could not be sent. `,
      el("span", { className: "row" }, el("button", { className: "main", onclick: () => go(failed) }, "Send again"), el("button", { onclick: () => go([]) }, "Go on without"))));
  }

  /** The files that could not be sent. */
  async sendAll(batch, files) {
    const rows = new Map(files.slice(0, SHOWN).map((file) => [file, el("li", {}, el("span", {}, nameOf(file)), el("span", { className: "soft" }, "waits"))]));
    this.list.replaceChildren(...rows.values(), ...(files.length > SHOWN ? [el("li", { className: "soft" }, `and ${files.length - SHOWN} more`)] : []));
    const failed = [];
    let ended = 0;
    const queue = [...files];
    const sender = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        const say = (text) => rows.get(file)?.lastChild.replaceChildren(text);
        try {
          await put(`/v1/uploads/${batch}/documents/${encodeName(nameOf(file))}`, file, (share) => say(`${Math.round(100 * share)} %`));
          say("sent");
        } catch (problem) {
          failed.push(file);
          say(problem.message);
        }
        this.status.textContent = `${++ended - failed.length} of ${counted(files.length, "file")} sent`;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    return failed;
  }
}

/** The folder that all files are in, or else the only file, or else their number. */
function batchName(files) {
  const folders = new Set(files.map((file) => nameOf(file).split("/")).map((parts) => (parts.length > 1 ? parts[0] : "")));
  const [folder] = folders;
  return folders.size === 1 && folder ? folder : files.length === 1 ? files[0].name : counted(files.length, "file");
}

async function sampleFile(name) {
  return new File([await (await fetch(`/ui/samples/${name}`)).blob()], name);
}

const nameOf = (file) => file.path || file.webkitRelativePath || file.name;
const encodeName = (name) => name.split("/").map(encodeURIComponent).join("/");

async function inside(entry) {
  if (entry.isFile) {
    const file = await new Promise((good, bad) => entry.file(good, bad));
    file.path = entry.fullPath.replace(/^\//, "");
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad));
    if (some.length === 0) return (await Promise.all(found.map(inside))).flat();
    found.push(...some);
  }
}

/** fetch tells nothing of the bytes that were sent, the older way does. */
function put(path, file, progress) {
  return new Promise((good, bad) => {
    const request = new XMLHttpRequest();
    request.open("PUT", path);
    if (key.get()) request.setRequestHeader("Authorization", `Bearer ${key.get()}`);
    request.upload.onprogress = (event) => progress(event.loaded / event.total);
    request.onerror = () => bad(new Error("the connection was lost"));
    request.onload = () => (request.status < 300 ? good() : bad(new Error(detail(request.responseText, request.status))));
    request.send(file);
  });
}

function detail(text, status) {
  try {
    const body = JSON.parse(text);
    return `${body.code}: ${body.detail}`;
  } catch {
    return `answer ${status}`;
  }
}

customElements.define("ink-drop", Drop);
