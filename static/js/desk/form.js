// The language tabs of a form, and the choice to save over a newer version.

class DeskTabs extends HTMLElement {
	connectedCallback() {
		this.tabs = [...this.querySelectorAll("[role=tab]")];
		this.addEventListener("click", (event) => {
			const tab = event.target.closest("[role=tab]");
			if (tab) this.show(tab);
		});
		this.addEventListener("keydown", (event) => this.move(event));
	}

	show(tab) {
		for (const other of this.tabs) {
			const chosen = other === tab;
			other.setAttribute("aria-selected", chosen);
			other.tabIndex = chosen ? 0 : -1;
			document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
		}
	}

	move(event) {
		if (!event.target.matches("[role=tab]")) return;
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (!step) return;
		event.preventDefault();
		const at = this.tabs.indexOf(event.target);
		const next = this.tabs[(at + step + this.tabs.length) % this.tabs.length];
		this.show(next);
		next.focus();
	}
}
customElements.define("desk-tabs", DeskTabs);

document.addEventListener("change", (event) => {
	const box = event.target.closest("[data-over]");
	if (!box) return;
	const over = box.form.elements.over;
	if (over) over.value = box.checked ? box.dataset.over : "";
});

// The first mistake is where the person is taken.
const mistake = document.querySelector(".desk-field.errors input:not([type=hidden]), .desk-field.errors textarea, .desk-field.errors select");
if (mistake) mistake.focus({ preventScroll: false });
