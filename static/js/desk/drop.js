// A place to drop pictures on, around a plain file input: each is sent at once, by itself.

class DeskDrop extends HTMLElement {
	connectedCallback() {
		this.input = this.querySelector("input[type=file]");
		const told = JSON.parse(this.querySelector("script[type='application/json']").textContent);
		const { form } = this.input;
		this.classList.add("is-live");
		form.classList.add("is-live");
		for (const part of this.querySelectorAll("[data-choose], [data-with-script]")) part.hidden = false;
		this.sending = new window.PictureSending(told, {
			list: this.querySelector("[data-chosen]"),
			said: this.querySelector("[data-said]"),
			sum: this.querySelector("[data-sum]"),
			token: form.querySelector("[name=csrfmiddlewaretoken]").value,
			rights: () => this.rights(form),
			taken: (answer) => this.tellOpener(form, answer),
			settled: (done) => {
				this.querySelector("[data-after]").hidden = !done;
			},
		});
		window.droppedOn(this, (files) => this.sending.add(files));
		this.input.addEventListener("change", () => {
			this.sending.add(this.input.files);
			this.input.value = ""; // the same file can be chosen again
		});
	}

	rights(form) {
		const names = ["credit", "licence", "licence_note", "expires_on"];
		return Object.fromEntries(names.map((name) => [name, form.elements[name]?.value ?? ""]));
	}

	// In a window opened by a form, the picture goes to that form.
	tellOpener(form, answer) {
		if (form.elements._popup && window.opener?.dismissAddRelatedObjectPopup) {
			window.opener.dismissAddRelatedObjectPopup(window, String(answer.id), answer.name);
		}
	}
}
// Defined once the page stands: an element must find what lies within it.
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-drop", DeskDrop));
