// <kept-pages><ul></ul></kept-pages>: which pages open without network here.
class KeptPages extends HTMLElement {
  async connectedCallback() {
    if (!("caches" in globalThis)) return;
    const names = (await caches.keys()).filter((name) => name.startsWith("varde-kept-"));
    const lines = await Promise.all(names.map(inside));
    this.querySelector("ul").replaceChildren(...lines.flat());
  }
}

async function inside(name) {
  const cache = await caches.open(name);
  return Promise.all((await cache.keys()).map(async ({ url }) => line(url, await (await cache.match(url)).text())));
}

function line(url, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = url;
  link.textContent = new DOMParser().parseFromString(words, "text/html").title;
  item.append(link);
  return item;
}

customElements.define("kept-pages", KeptPages);
