// From the report form to what is kept: the words as they are, and each picture beside them by a name of its own.
import { digest } from "./post.js";

const OURS = ["csrfmiddlewaretoken", "token"];
// What makes it another report when it is changed, as on the server.
const SAID = ["text", "place", "spot", "without_name"];

// Whether anything is said at all, in words or pictures.
export const isEmpty = (form) => !form.elements.text.value.trim() && !filesOf(new FormData(form)).length;

export async function read(form, { owner, desk, wall }, shown) {
  const typed = [...new FormData(form)].filter(([name]) => !OURS.includes(name));
  const files = filesOf(typed);
  const fields = typed.filter(([, value]) => !(value instanceof File));
  const title = form.elements.text.value.trim();
  const language = document.documentElement.lang;
  const chosen = new URLSearchParams(location.search).get("sprak");
  const spoken = chosen ? `?${new URLSearchParams({ sprak: chosen })}` : "";
  const id = await nameOf(pressed(), said(fields), ...files.map(look));
  fields.push(["id", id], ["shown_at", Math.floor(shown / 1000)]);
  const report = { id, language, spoken, owner, desk, wall: Boolean(wall), fields, title, state: "queued", at: Date.now() };
  const photos = files.map(async (blob, place) => ({ key: await nameOf(id, place, look(blob)), report: id, place, name: blob.name, blob, state: "queued" }));
  return { report, photos: await Promise.all(photos) };
}

const filesOf = (typed) => [...typed].map(([, value]) => value).filter((value) => value instanceof File && value.name);
const look = (file) => [file.name, file.size, file.lastModified].join();
const said = (fields) => fields.filter(([name]) => SAID.includes(name)).join();

// A page of the history: whoever goes Back and sends the same again, sends the same report.
function pressed() {
  const here = history.state?.pressed ?? crypto.randomUUID();
  history.replaceState({ ...history.state, pressed: here }, "");
  return here;
}

// The next report from this page is another one, also with the same words.
export function forgotten() {
  const { pressed: _pressed, token: _token, ...rest } = history.state ?? {};
  history.replaceState(rest, "");
}

// A UUID that is the same for the same.
async function nameOf(...parts) {
  const bytes = await digest(new Blob([JSON.stringify(parts)]));
  return bytes.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// By its button, or by Enter in the line where a place is looked for.
export function looksForPlace(form, button) {
  const { looking_for: asked, looked_for: before } = form.elements;
  return button?.name === "find" || (asked?.value ?? "") !== (before?.value ?? "");
}

// Ready for the next report, also when the server had filled it in.
export function emptied(form) {
  form.reset();
  for (const one of form.querySelectorAll("textarea")) one.value = "";
  for (const one of form.querySelectorAll('[type="radio"], [type="checkbox"]')) one.checked = false;
  for (const one of form.querySelectorAll('[type="file"]')) one.dispatchEvent(new Event("change", { bubbles: true }));
}
