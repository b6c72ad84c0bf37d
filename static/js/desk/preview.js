// The preview of what is on the screen: in a dialog over the form, in the frame of a page of its own without the form.
// What is typed is copied into a form of its own, so that the big one is never sent and nothing takes it for saved.

class DeskPreview extends HTMLElement {
	connectedCallback() {
		const opener = this.querySelector("[data-open]");
		if (!opener) {
			this.prepare(this);
			if (this.show.method === "post") this.ask();
			return;
		}
		opener.type = "button"; // from now on Enter in a field does not mean it
		opener.addEventListener("click", () => this.open());
	}

	disconnectedCallback() {
		this.dialog?.remove();
	}

	open() {
		if (!this.dialog) {
			const copy = this.querySelector("template").content.cloneNode(true);
			this.dialog = copy.querySelector("dialog");
			document.body.append(copy);
			this.prepare(this.dialog);
			this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
		}
		this.dialog.showModal();
		this.ask();
	}

	prepare(root) {
		this.show = root.querySelector("form[data-show]");
		this.sent = root.querySelector("[data-sent]");
		this.failed = root.querySelector("[data-failed]");
		this.frame = root.querySelector("iframe");
		if (matchMedia("(max-width: 48rem)").matches) root.querySelector("[value=phone]").checked = true;
		this.show.addEventListener("submit", (event) => {
			this.asked = true;
			this.copy();
			for (const button of this.languages()) button.setAttribute("aria-pressed", button === event.submitter);
		});
		this.frame.addEventListener("load", () => this.loaded());
	}

	languages() {
		return [...this.show.querySelectorAll("[name=preview_language]")];
	}

	ask() {
		this.show.requestSubmit(this.languages().find((button) => button.ariaPressed === "true") || this.languages()[0]);
	}

	// What stands in the big form now; files are no part of a page.
	copy() {
		const source = document.getElementById(this.dataset.source);
		if (!source) return;
		const inputs = [...new FormData(source)]
			.filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken")
			.map(([name, value]) => {
				const input = document.createElement("input");
				Object.assign(input, { type: "hidden", name, value });
				return input;
			});
		this.sent.replaceChildren(...inputs);
	}

	loaded() {
		// The copy has been sent: no other script shall find the fields of the big form twice.
		if (this.dataset.source) this.sent.replaceChildren();
		let page = null;
		try {
			page = this.frame.contentDocument;
		} catch {}
		const empty = !page?.body?.childElementCount;
		this.failed.hidden = !this.asked || !empty;
		for (const link of page?.querySelectorAll("a[href]:not([href^='#'])") ?? []) link.target = "_blank";
	}
}
customElements.define("desk-preview", DeskPreview);
