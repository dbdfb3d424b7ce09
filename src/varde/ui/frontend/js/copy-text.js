// <copy-text data-from="id" data-done="Copied"><button hidden>Copy</button><output></output></copy-text>
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    await navigator.clipboard.writeText(document.getElementById(this.dataset.from).textContent.trim());
    this.querySelector("output").textContent = this.dataset.done;
  }
}

customElements.define("copy-text", CopyText);
