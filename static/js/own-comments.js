// What one has written under a story and others do not see yet. Asked for only by browsers that have acted before
// (site.js looks for their mark), so that whoever only reads asks for nothing of his own.

class OwnComments extends HTMLElement {
  async connectedCallback() {
    try {
      const answer = await fetch(this.dataset.address, { headers: { "HX-Request": "true" }, cache: "no-store" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.replaceChildren(...page.body.childNodes);
    } catch {
      // no network: what is shared by all is on the page
    }
  }
}

customElements.define("own-comments", OwnComments);
