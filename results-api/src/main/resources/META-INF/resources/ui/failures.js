// What has no text and why, in words; and whether there is a picture of it to look at.
import { el } from "./dom.js";

/** Failures of the picture itself: nobody can show it either. */
const WITHOUT_PICTURE = new Set(["damaged-image", "image-too-large", "unsupported-image", "image-missing"]);

export const hasPicture = (failure) => !failure || !WITHOUT_PICTURE.has(failure.code);

/** One of /v1/batches/{batch}/failures as an item of a list. */
export function failureItem(each) {
  const name = each.name || each.document_id;
  const what = each.page_id ? el("a", { href: `/page.html?id=${each.page_id}` }, `${name}, page ${each.page_id.split(".").at(-1)}`) : name;
  return el("li", { className: "problem" }, el("strong", {}, each.failure.code), " ", what, `: ${each.failure.detail}`,
    each.failure.transient ? el("span", { className: "soft" }, " (may work when tried again)") : null);
}
