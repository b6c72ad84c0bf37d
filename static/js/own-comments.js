// What one has written under a story and others do not see yet. Asked for only by browsers that have acted before
// (the mark of RULES.md 4), so that whoever only reads asks for nothing of his own.

class OwnComments extends HTMLElement {
  async connectedCallback() {
    if (!document.cookie.split("; ").some((cookie) => cookie.startsWith("korner_acted="))) return;
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
