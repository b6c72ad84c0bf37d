// The two tools of a story that only script can offer: copying its address, and the browser's print window.

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  return made;
}

class CopyLink extends HTMLElement {
  connectedCallback() {
    // Without a safe connection browsers hand out no clipboard: then there is nothing to offer.
    if (!navigator.clipboard) {
      this.parentElement.remove();
      return;
    }
    const { address, words, done } = this.dataset;
    const copy = button(words);
    const said = document.createElement("span");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      copy.textContent = said.textContent = done;
      setTimeout(() => {
        copy.textContent = words;
        said.textContent = "";
      }, 2500);
    });
    this.append(copy, said);
  }
}
customElements.define("copy-link", CopyLink);

class PrintButton extends HTMLElement {
  connectedCallback() {
    const print = button(this.dataset.words);
    print.addEventListener("click", () => window.print());
    this.append(print);
  }
}
customElements.define("print-button", PrintButton);
