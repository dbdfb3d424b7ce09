// Builds what the browser gets: two style sheets, three scripts, the service worker, the font, and the icons the templates put inline.
import { readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { withoutUnused } from "./unused.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [browser = join(here, "../static/ui/build"), server = join(here, "../build")] = process.argv.slice(2);
const drawings = join(here, "node_modules/@navikt/aksel-icons/dist/svg");

async function bundle() {
  await rm(browser, { recursive: true, force: true });
  await build({
    absWorkingDir: here,
    entryPoints: ["css/app.css", "css/public.css", "js/app.js", "js/public.js", "js/offline.js"],
    entryNames: "[name]",
    assetNames: "[name]",
    outdir: browser,
    bundle: true,
    minify: true,
    format: "iife",
    charset: "utf8", // ASCII output turns æøå in CSS texts into escapes that are read aloud wrong
    legalComments: "none",
    loader: { ".woff2": "file" },
    target: ["es2022", "chrome115", "firefox115", "safari16.4"],
    logLevel: "warning",
  });
  await withoutUnused(join(browser, "public.css"));
}

// The service worker is handed out by a page of ours, which tells it what to keep.
async function worker() {
  await build({
    absWorkingDir: here,
    entryPoints: ["worker/sw.js"],
    outfile: join(server, "sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    logLevel: "warning",
  });
}

async function icon(name) {
  const svg = await readFile(join(drawings, `${name}.svg`), "utf8");
  const inside = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
  // A hundredth of a unit is less than any screen shows; the rest is only weight.
  const rounded = inside.replaceAll(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  return [name, rounded.replaceAll(/\s*\n\s*/g, "")];
}

async function icons() {
  const names = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const found = await Promise.all(names.map(icon));
  await mkdir(server, { recursive: true });
  await writeFile(join(server, "icons.json"), `${JSON.stringify(Object.fromEntries(found))}\n`);
}

await Promise.all([bundle(), worker(), icons()]);
