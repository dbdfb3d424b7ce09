// <works-offline data-keep="/a/ /b/">: the page opens without network next time, and so do these.
class WorksOffline extends HTMLElement {
  async connectedCallback() {
    if (!isSecureContext || !("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ keep: this.dataset.keep.split(" ") });
  }
}

customElements.define("works-offline", WorksOffline);
