// Where two texts stand side by side: one's own is copied by a button.

class DeskCopy extends HTMLElement {
	connectedCallback() {
		const button = this.querySelector("button");
		button.hidden = false;
		button.addEventListener("click", async () => {
			const text = this.querySelector("textarea");
			try {
				await navigator.clipboard.writeText(text.value);
				button.textContent = this.dataset.done;
			} catch {
				text.hidden = false; // no clipboard here: the words are shown, chosen, and copied by hand
				text.select();
			}
		});
	}
}
customElements.define("desk-copy", DeskCopy);
