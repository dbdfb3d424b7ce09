// <shared-tablet data-seconds="180" data-stay="/…" data-out="/…">: leaves the page when nobody has touched it for so long.
// The server signs out by its own clock; touching the page tells it that somebody is here.
const OFTEN = 30_000;

class SharedTablet extends HTMLElement {
  connectedCallback() {
    this.told = Date.now();
    for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
      document.addEventListener(kind, () => this.touched(), { passive: true });
    }
    document.addEventListener("visibilitychange", () => this.look());
    this.touched();
    setInterval(() => this.look(), 1000);
  }

  touched() {
    this.last = Date.now();
    if (this.last - this.told > OFTEN) this.tell();
  }

  async tell() {
    this.told = Date.now();
    const answer = await fetch(this.dataset.stay, { redirect: "manual" }).catch(() => null);
    if (answer && answer.status !== 204) this.leave();
  }

  look() {
    if (Date.now() - this.last > this.dataset.seconds * 1000) this.leave();
  }

  leave() {
    if (this.gone) return;
    this.gone = true;
    window.location.replace(this.dataset.out);
  }
}

customElements.define("shared-tablet", SharedTablet);
