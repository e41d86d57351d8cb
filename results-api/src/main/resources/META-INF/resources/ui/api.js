// The public HTTP API. Everything these pages know comes through here.

const KEY = "inkstream.key";

/** What the server refused, with its stable code. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `answer ${status}`);
    this.status = status;
    this.code = body.code || "unknown";
    this.body = body;
  }
}

/** The key of this tab, where the server demands one. */
export const key = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => (value ? sessionStorage.setItem(KEY, value) : sessionStorage.removeItem(KEY)),
};

function headers(more) {
  const all = new Headers(more);
  if (key.get()) all.set("Authorization", `Bearer ${key.get()}`);
  return all;
}

/** The answer, or a Problem. */
export async function ask(path, options = {}) {
  const answer = await fetch(path, { ...options, headers: headers(options.headers) });
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => ({}));
  if (answer.status === 401) dispatchEvent(new CustomEvent("key-needed", { detail: body.detail }));
  throw new Problem(answer.status, body);
}

export async function json(path, options) {
  return (await ask(path, options)).json();
}

export async function post(path, body) {
  return json(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
}

export async function put(path, body) {
  return json(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** All items of a list, slice by slice. */
export async function* slices(path) {
  for (let next = path; next; ) {
    const slice = await json(next);
    yield slice.items;
    next = slice.next;
  }
}

/** Where an <img> finds a picture: images are fetched with the key where there is one. */
export async function picture(path) {
  return key.get() ? URL.createObjectURL(await (await ask(path)).blob()) : path;
}

/** Saves a file under a name; the key goes along, so a plain link would not do. */
export async function save(path, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await (await ask(path)).blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Live progress of a batch to its end; a lost connection is taken up where it was. */
export async function follow(batch, heard) {
  for (let last = null, pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    try {
      const more = last ? { "Last-Event-ID": last } : {};
      const answer = await ask(`/v1/batches/${batch}/events`, { headers: { Accept: "application/x-ndjson", ...more } });
      for await (const line of lines(answer.body)) {
        const event = JSON.parse(line);
        pause = 500;
        if (event.id) last = event.id;
        if (event.event !== "heartbeat") await heard(event.event, event.data);
        if (event.event === "done") return;
      }
    } catch (problem) {
      if (problem instanceof Problem && problem.status < 500 && problem.status !== 429) throw problem;
    }
    await new Promise((go) => setTimeout(go, pause));
  }
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    yield* parts.filter((part) => part.trim());
  }
}
