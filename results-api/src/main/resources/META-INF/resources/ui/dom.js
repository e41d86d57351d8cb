// Small words for making elements. Text is always set as text, so what was read can never become markup.

/** el("a", {href: "/"}, "text", child) */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (property.startsWith("on")) made.addEventListener(property.slice(2), value);
    else if (property in made && !property.includes("-")) made[property] = value;
    else made.setAttribute(property, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export const byId = (id) => document.getElementById(id);

export const query = () => new URLSearchParams(location.search);

/** The state of the screen goes into its address. */
export function remember(values) {
  const now = query();
  for (const [name, value] of Object.entries(values)) value ? now.set(name, value) : now.delete(name);
  history.replaceState(null, "", `${location.pathname}${now.size ? `?${now}` : ""}`);
}

export function show(target, problem) {
  target.replaceChildren(el("p", { className: "problem", role: "alert" }, el("strong", {}, problem.code || "error"), ` ${problem.message}`));
}

/** "1 page", "2 pages" */
export const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

export const percent = (share) => `${(100 * share).toFixed(1)} %`;

export const when = (instant) => (instant ? new Date(instant).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) : "");

/** How sure, as people see it: a pattern, never a colour alone. */
export function sureness(confidence) {
  if (confidence >= 0.95) return "sure";
  return confidence >= 0.85 ? "middling" : "unsure";
}

export function stateMark(state, words = state) {
  return el("span", { className: `state ${state}` }, words);
}

/** A document that failed as a whole is a stretch of the length of a page: how many it has nobody knows. */
export function stateBar(counts) {
  const failed = counts.pages_failed + counts.documents_failed;
  const all = Math.max(1, counts.pages + counts.documents_failed);
  const bar = el("div", { className: "bar", role: "img", "aria-label": `${counts.pages_done} of ${counts.pages} pages read, ${failed} failed` });
  const part = (count, name) => {
    const made = el("i", { className: name });
    made.style.width = `${(100 * count) / all}%`;
    return made;
  };
  bar.append(part(counts.pages_done, "done"), part(failed, "failed"));
  return bar;
}
