// From the report form to what is kept: the words as they are, and each picture beside them by a name of its own.
const OURS = ["csrfmiddlewaretoken", "token"];

export function read(form, { owner, desk, wall }, shown) {
  const typed = [...new FormData(form)].filter(([name]) => !OURS.includes(name));
  const files = typed.map(([, value]) => value).filter((value) => value instanceof File && value.name);
  const id = crypto.randomUUID();
  const fields = typed.filter(([, value]) => !(value instanceof File));
  fields.push(["id", id], ["shown_at", Math.floor(shown / 1000)]);
  const title = form.elements.text.value.trim();
  const language = document.documentElement.lang;
  const report = { id, language, owner, desk, wall: Boolean(wall), fields, title, state: "queued", at: Date.now() };
  const photos = files.map((blob, place) => ({ key: crypto.randomUUID(), report: id, place, name: blob.name, blob, state: "queued" }));
  return { report, photos };
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
