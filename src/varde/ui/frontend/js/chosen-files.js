// <chosen-files data-remove="Take away" data-broken="…"><label><input type="file"></label><ul></ul></chosen-files>: shows which files were chosen, and lets go of one.
const SHOWN = ["image/jpeg", "image/png", "image/webp", "image/gif"];

class ChosenFiles extends HTMLElement {
  connectedCallback() {
    this.chosen = [];
    this.addEventListener("change", () => this.take());
    window.addEventListener("pageshow", () => this.take());
  }

  get input() {
    return this.querySelector("input[type=file]");
  }

  // A camera gives one picture at a time: a new one comes beside those before it.
  take() {
    const fresh = Array.from(this.input.files ?? []);
    const before = this.input.multiple ? this.chosen : [];
    this.keep([...before, ...fresh.filter((file) => !before.some((one) => same(one, file)))]);
  }

  keep(files) {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    this.input.files = all.files;
    this.chosen = files;
    this.show();
  }

  show() {
    for (const picture of this.querySelectorAll("ul img")) URL.revokeObjectURL(picture.src);
    this.querySelector("ul").replaceChildren(...this.chosen.map((file) => this.line(file)));
  }

  line(file) {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    if (SHOWN.includes(file.type)) line.append(this.picture(file, name));
    line.append(name, this.remover(file));
    return line;
  }

  picture(file, name) {
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("error", () => {
      picture.remove();
      name.textContent = `${file.name}: ${this.dataset.broken}`;
    });
    return picture;
  }

  remover(file) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ds-button";
    button.dataset.variant = "tertiary";
    button.textContent = this.dataset.remove;
    button.setAttribute("aria-label", `${this.dataset.remove}: ${file.name}`);
    button.addEventListener("click", () => {
      this.keep(this.chosen.filter((one) => one !== file));
      this.input.focus();
    });
    return button;
  }
}

function same(one, other) {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

customElements.define("chosen-files", ChosenFiles);
