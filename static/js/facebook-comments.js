// Comments on Facebook: a click puts a page of ours with theirs in it into the place of the button. Before that nothing
// is asked of Facebook.

class FacebookComments extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const frame = document.createElement("iframe");
      frame.src = link.href;
      frame.title = this.dataset.title;
      this.replaceChildren(frame);
      frame.focus();
    });
  }
}

customElements.define("facebook-comments", FacebookComments);
