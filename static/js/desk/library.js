// The dialog of the picture library, for fields that hold a picture and for the editor. Its words come with its frame.

class PictureLibrary {
	// Opens the library at `address`; resolves to {id, url, name, page, preview} of the picture chosen, or null.
	// With `upload` (an address) new pictures can be sent there and then; `token` is the form's.
	static choose(address, upload = "", token = "") {
		return new Promise((resolve) => new PictureLibrary(address, upload, token, resolve));
	}

	constructor(address, upload, token, resolve) {
		Object.assign(this, { address, upload, token, resolve });
		this.dialog = document.createElement("dialog");
		this.dialog.className = "desk-dialog";
		this.dialog.addEventListener("click", (event) => this.click(event));
		this.dialog.addEventListener("close", () => this.end(null));
		document.body.append(this.dialog);
		this.dialog.showModal();
		this.open();
	}

	async open() {
		const frame = await this.ask("frame=1");
		if (frame === null) return this.end(null);
		this.dialog.innerHTML = frame;
		const heading = this.dialog.querySelector("h2");
		heading.id = "desk-library-title";
		this.dialog.setAttribute("aria-labelledby", heading.id);
		this.body = this.dialog.querySelector("[data-body]");
		this.error = this.dialog.querySelector("[data-error]");
		this.questions = this.dialog.querySelector("[data-ask]");
		this.prepareQuestions();
		this.prepareSending();
		this.questions.elements.q.focus();
		return this.load();
	}

	prepareQuestions() {
		const later = () => {
			clearTimeout(this.waiting);
			this.waiting = setTimeout(() => this.load(), 250);
		};
		this.questions.addEventListener("input", later);
		this.questions.addEventListener("change", (event) => event.stopPropagation()); // no change of the story's form
		this.questions.addEventListener("submit", (event) => {
			event.preventDefault();
			this.load();
		});
	}

	prepareSending() {
		const zone = this.dialog.querySelector("[data-zone]");
		if (!zone) return;
		zone.hidden = !this.upload;
		const told = JSON.parse(zone.querySelector("script").textContent);
		const answers = [];
		this.sending = new window.PictureSending(told, {
			list: zone.querySelector("[data-chosen]"),
			said: zone.querySelector("[data-said]"),
			token: this.token,
			taken: (answer) => answers.push(answer),
			settled: (_done, failed) => {
				// One alone was sent to be used; of several one is chosen.
				const alone = answers.length === 1 && !failed && this.alone;
				if (alone) this.end(this.sent(answers[0]));
				else if (answers.splice(0).length) this.load();
			},
		});
		const add = (files) => {
			this.alone = files.length === 1;
			this.sending.add(files);
		};
		const input = zone.querySelector("[data-send]");
		input.addEventListener("change", (event) => {
			event.stopPropagation();
			add(input.files);
			input.value = "";
		});
		window.droppedOn(this.dialog, add);
	}

	sent(answer) {
		const preview = document.createElement("img");
		preview.src = answer.url;
		preview.alt = "";
		return { id: String(answer.id), url: answer.url, name: answer.name, page: answer.link, preview };
	}

	// The text of an answer of the library, null when there is none.
	async ask(query) {
		try {
			const answer = await fetch(`${this.address}?${query}`, { headers: { "X-Requested-With": "fetch" } });
			const here = new URL(answer.url).pathname === new URL(this.address, location.href).pathname;
			return answer.ok && here ? await answer.text() : null;
		} catch {
			return null;
		}
	}

	async load(from = "") {
		const query = new URLSearchParams(new FormData(this.questions));
		for (const [name, value] of [...query]) if (!value) query.delete(name);
		const asked = `${query}&${from}`;
		this.asked = asked;
		const page = await this.ask(asked);
		if (this.asked !== asked) return; // something else was asked meanwhile
		this.error.hidden = page !== null;
		this.body.innerHTML = page ?? "";
		this.body.scrollTop = 0;
	}

	click(event) {
		if (event.target.closest("[data-close]")) return this.end(null);
		const page = event.target.closest("[data-go]");
		if (page) return this.load(page.dataset.go);
		const pick = event.target.closest("[data-pick]");
		if (!pick) return undefined;
		return this.end({
			id: pick.dataset.pick,
			url: pick.dataset.url,
			name: pick.dataset.name,
			page: pick.dataset.page,
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
		this.wordsLink = this.querySelector("[data-words]");
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
		if (choice) this.set(choice.id, choice.preview || choice.name, choice.page);
		this.chooseButton.focus();
	}

	// `page`: the address of the picture's own page, where its words and rights are written.
	set(id, preview, page = "") {
		this.input.value = id;
		this.input.dispatchEvent(new Event("change", { bubbles: true }));
		this.preview.replaceChildren(...(preview ? [preview] : []));
		this.querySelector("[data-ended]")?.remove(); // was said of the one before
		this.dropButton.hidden = !id;
		if (!this.wordsLink) return;
		this.wordsLink.hidden = !id || !page;
		if (page) this.wordsLink.href = page;
	}
}
// Defined once the page stands: an element must find what lies within it.
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-picture", DeskPicture));
