// <lost-line hidden role="alert">No connection …</lost-line>: shown when a part of the page could not be fetched.
class LostLine extends HTMLElement {
  connectedCallback() {
    document.addEventListener("htmx:error", (event) => {
      if (event.detail?.ctx) this.hidden = false;
    });
    document.addEventListener("htmx:after:swap", () => {
      this.hidden = true;
    });
  }
}

customElements.define("lost-line", LostLine);
