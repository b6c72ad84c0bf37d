// A place to drop pictures on, around a plain file input.

class DeskDrop extends HTMLElement {
	connectedCallback() {
		this.input = this.querySelector("input[type=file]");
		this.list = this.querySelector("[data-chosen]");
		this.classList.add("is-live");
		this.querySelector("[data-choose]").hidden = false;
		for (const name of ["dragenter", "dragover"]) {
			this.addEventListener(name, (event) => {
				event.preventDefault();
				this.classList.add("is-over");
			});
		}
		this.addEventListener("dragleave", () => this.classList.remove("is-over"));
		this.addEventListener("drop", (event) => {
			event.preventDefault();
			this.classList.remove("is-over");
			this.input.files = event.dataTransfer.files;
			this.tell();
		});
		this.input.addEventListener("change", () => this.tell());
	}

	tell() {
		this.list.replaceChildren(
			...[...this.input.files].map((file) => {
				const line = document.createElement("li");
				line.textContent = `${file.name} (${(file.size / 1048576).toFixed(1)} MB)`;
				return line;
			}),
		);
	}
}
customElements.define("desk-drop", DeskDrop);
