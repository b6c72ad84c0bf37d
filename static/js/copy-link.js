// Copies the story's address and says so.

class CopyLink extends HTMLElement {
  connectedCallback() {
    const { address, words, done } = this.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    const said = document.createElement("span");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      button.textContent = said.textContent = done;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, 2500);
    });
    // Without a safe connection browsers hand out no clipboard: then there is nothing to offer.
    if (navigator.clipboard) this.append(button, said);
    else this.parentElement.remove();
  }
}
customElements.define("copy-link", CopyLink);
