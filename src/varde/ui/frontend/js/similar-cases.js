// <similar-cases data-from="…">: while somebody writes, open cases that speak of the same. Without a line nothing is missed.
const PAUSE = 700;
const SHORTEST = 8;

class SimilarCases extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form.elements.text.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.look(), PAUSE);
    });
    this.form.addEventListener("submit", () => this.stop());
  }

  // What is on its way needs no more looking.
  stop() {
    clearTimeout(this.waiting);
    this.cut?.abort();
  }

  async look() {
    const text = this.form.elements.text.value.trim();
    if (text === this.asked) return;
    this.asked = text;
    const found = text.length < SHORTEST ? "" : await this.fetched(text);
    if (text === this.asked) this.innerHTML = found;
  }

  async fetched(text) {
    const { csrfmiddlewaretoken: csrf } = this.form.elements;
    this.cut?.abort();
    this.cut = new AbortController();
    const { signal } = this.cut;
    try {
      const answer = await fetch(this.dataset.from, { method: "POST", body: new URLSearchParams({ text }), headers: { "X-CSRFToken": csrf.value, "HX-Request": "true" }, signal });
      return answer.ok && !answer.redirected ? await answer.text() : "";
    } catch {
      return "";
    }
  }
}

customElements.define("similar-cases", SimilarCases);
