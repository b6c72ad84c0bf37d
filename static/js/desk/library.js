// The dialog of the picture library, for fields that hold a picture and for the editor.

const LIBRARY_WORDS = {
	tr: { search: "Ara", close: "Kapat", send: "Yeni fotoğraf gönder" },
	fr: { search: "Rechercher", close: "Fermer", send: "Envoyer une nouvelle photo" },
	en: { search: "Search", close: "Close", send: "Send a new picture" },
};

class PictureLibrary {
	// Opens the library at `address`; resolves to {id, url, name, preview} of the picture chosen, or null.
	// With `upload` (an address) a new picture can be sent there and then; `token` is the form's.
	static choose(address, upload = "", token = "") {
		return new Promise((resolve) => new PictureLibrary(address, upload, token, resolve));
	}

	constructor(address, upload, token, resolve) {
		Object.assign(this, { address, upload, token, resolve });
		const words = LIBRARY_WORDS[document.documentElement.lang.slice(0, 2)] || LIBRARY_WORDS.en;
		this.dialog = document.createElement("dialog");
		this.dialog.className = "desk-dialog";
		this.dialog.innerHTML = `<div class="desk-dialog-head"><input type="search"><label class="desk-button desk-button-main" hidden><span></span><input type="file" accept="image/*" data-send></label><button type="button" class="desk-button" data-close></button></div><p class="desk-error" role="alert" hidden></p><div class="desk-dialog-body" aria-live="polite"></div>`;
		this.search = this.dialog.querySelector("input");
		this.search.placeholder = words.search;
		this.search.setAttribute("aria-label", words.search);
		this.dialog.querySelector("[data-close]").textContent = words.close;
		this.body = this.dialog.querySelector(".desk-dialog-body");
		this.error = this.dialog.querySelector("[role=alert]");
		this.sender = this.dialog.querySelector("[data-send]");
		this.sender.parentElement.hidden = !upload;
		this.sender.previousElementSibling.textContent = words.send;
		this.sender.addEventListener("change", () => this.send());
		this.dialog.addEventListener("click", (event) => this.click(event));
		this.dialog.addEventListener("close", () => this.end(null));
		this.search.addEventListener("input", () => {
			clearTimeout(this.waiting);
			this.waiting = setTimeout(() => this.load(1), 250);
		});
		this.search.addEventListener("keydown", (event) => {
			if (event.key === "Enter") event.preventDefault();
		});
		document.body.append(this.dialog);
		this.dialog.showModal();
		this.load(1);
	}

	async load(page) {
		const query = new URLSearchParams({ q: this.search.value, p: page });
		const answer = await fetch(`${this.address}?${query}`, { headers: { "X-Requested-With": "fetch" } });
		this.body.innerHTML = answer.ok ? await answer.text() : "";
		this.body.scrollTop = 0;
	}

	async send() {
		const form = new FormData();
		form.append("upload", this.sender.files[0]);
		const answer = await fetch(this.upload, { method: "POST", body: form, headers: { "X-CSRFToken": this.token } });
		const said = await answer.json().catch(() => ({}));
		if (!said.id) {
			this.error.textContent = said.error?.message || answer.statusText;
			this.error.hidden = false;
			this.sender.value = "";
			return;
		}
		const preview = document.createElement("img");
		preview.src = said.url;
		preview.alt = "";
		this.end({ id: String(said.id), url: said.url, name: said.name, preview });
	}

	click(event) {
		if (event.target.closest("[data-close]")) return this.end(null);
		const page = event.target.closest("[data-page]");
		if (page) return this.load(page.dataset.page);
		const pick = event.target.closest("[data-pick]");
		if (!pick) return undefined;
		return this.end({
			id: pick.dataset.pick,
			url: pick.dataset.url,
			name: pick.dataset.name,
			preview: pick.querySelector("picture, img")?.cloneNode(true),
		});
	}

	end(choice) {
		if (!this.resolve) return;
		const resolve = this.resolve;
		this.resolve = null;
		this.dialog.close();
		this.dialog.remove();
		resolve(choice);
	}
}
window.PictureLibrary = PictureLibrary;

class DeskPicture extends HTMLElement {
	connectedCallback() {
		this.input = this.querySelector("input");
		this.preview = this.querySelector("[data-preview]");
		this.chooseButton = this.querySelector("[data-choose]");
		this.dropButton = this.querySelector("[data-drop]");
		if (!this.input || this.classList.contains("is-live")) return;
		this.classList.add("is-live");
		this.input.tabIndex = -1;
		this.chooseButton.hidden = false;
		this.chooseButton.addEventListener("click", () => this.choose());
		this.dropButton.addEventListener("click", () => this.set("", null));
		this.dropButton.hidden = !this.input.value;
	}

	async choose() {
		const choice = await PictureLibrary.choose(
			this.dataset.library,
			this.input.dataset.upload,
			this.input.form?.querySelector("[name=csrfmiddlewaretoken]")?.value,
		);
		if (choice) this.set(choice.id, choice.preview || choice.name);
		this.chooseButton.focus();
	}

	set(id, preview) {
		this.input.value = id;
		this.input.dispatchEvent(new Event("change", { bubbles: true }));
		this.preview.replaceChildren(...(preview ? [preview] : []));
		this.dropButton.hidden = !id;
	}
}
// Defined once the page stands: an element must find what lies within it.
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-picture", DeskPicture));
