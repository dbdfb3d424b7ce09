// <chosen-files><label><input type="file"></label><ul></ul></chosen-files>: says which files were chosen.
class ChosenFiles extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.show(event.target.files ?? []));
  }

  show(files) {
    const list = this.querySelector("ul");
    list.replaceChildren(
      ...Array.from(files, (file) => {
        const line = document.createElement("li");
        line.textContent = file.name;
        return line;
      }),
    );
  }
}

customElements.define("chosen-files", ChosenFiles);
