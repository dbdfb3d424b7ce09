// Leaves out the custom properties nothing asks for: a page on a poor line does without most of a theme.
import { readFile, writeFile } from "node:fs/promises";

const ASKED = /var\((--[\w-]+)/g;
const GIVEN = /(--[\w-]+):[^;{}]*(;|(?=\}))/g;

export async function withoutUnused(path) {
  let css = await readFile(path, "utf8");
  for (let before = ""; before !== css; ) {
    before = css;
    const asked = new Set(Array.from(before.matchAll(ASKED), ([, name]) => name));
    css = before.replaceAll(GIVEN, (given, name) => (asked.has(name) ? given : ""));
  }
  await writeFile(path, css);
}
