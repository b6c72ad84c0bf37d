// The moderators' queue: one key or one press decides, the next case is there at once, and nothing loads the page anew.
// Without this script every button is a plain form.

const TYPED = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const FEW = 10; // so many cases left: the next ones are fetched
const REASON_KEYS = /^[1-9]$/;
const KEPT = "korner-queue-keys";

class ModerationQueue extends HTMLElement {
	connectedCallback() {
		this.list = this.querySelector("[data-list]");
		this.said = this.querySelector("[data-said]");
		this.undoButton = this.querySelector("[data-undo] button");
		this.help = this.querySelector("[data-help]");
		this.line = Promise.resolve(); // what was pressed is sent in the order it was pressed
		this.more = this.list.dataset.more;
		this.classList.add("is-live");
		this.querySelector("[data-pages]")?.remove();
		for (const button of this.querySelectorAll("[data-open-help], [data-all]")) button.hidden = false;
		this.switchKeys();
		this.addEventListener("submit", (event) => this.submit(event));
		this.addEventListener("click", (event) => this.click(event));
		this.addEventListener("change", () => this.countChosen());
		this.list.addEventListener("focusin", (event) => this.at(event.target.closest("[data-case]")));
		this.pressed = (event) => this.key(event);
		document.addEventListener("keydown", this.pressed);
		this.select(this.cases[0], { scroll: false });
		this.fill();
	}

	disconnectedCallback() {
		document.removeEventListener("keydown", this.pressed);
	}

	get cases() {
		return [...this.list.querySelectorAll(":scope > [data-case]")];
	}

	get current() {
		return this.list.querySelector(":scope > [aria-current]");
	}

	// --- which one is before me ---------------------------------------------------------------------------------
	at(card) {
		if (!card || card === this.current) return;
		for (const other of this.list.querySelectorAll(":scope > [aria-current]")) {
			other.removeAttribute("aria-current");
			other.querySelector("[data-refuse]")?.removeAttribute("open");
		}
		card.setAttribute("aria-current", "true");
	}

	select(card, { scroll = true } = {}) {
		this.querySelector("[data-empty]").hidden = this.cases.length > 0;
		if (!card) return;
		this.at(card);
		card.focus({ preventScroll: true });
		if (scroll) card.scrollIntoView({ block: "nearest" });
	}

	step(by) {
		const all = this.cases;
		const place = all.indexOf(this.current);
		this.select(all[Math.min(Math.max(place + by, 0), all.length - 1)]);
	}

	// --- keys -----------------------------------------------------------------------------------------------------
	switchKeys() {
		const box = this.querySelector("[data-keys]");
		box.checked = localStorage.getItem(KEPT) !== "off";
		box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
		this.keys = box;
	}

	key(event) {
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !this.keys.checked) return;
		if (event.target.closest?.(TYPED)) {
			if (event.key === "Escape") this.closeReasons(event);
			return;
		}
		if (document.querySelector("dialog[open]")) return;
		const card = this.current;
		const reasons = card?.querySelector("[data-refuse][open]");
		if (reasons && REASON_KEYS.test(event.key)) return this.take(event, reasons.querySelectorAll("button:not([hidden])")[event.key - 1]);
		const press = (act) => this.take(event, card?.querySelector(`[data-decide] [value="${act}"]`));
		switch (event.key) {
			case "a":
				return press("approve");
			case "h":
				return press("hold");
			case "s":
				return press("spam");
			case "r":
				return this.openReasons(event);
			case "n":
			case "j":
				event.preventDefault();
				return this.step(1);
			case "k":
				event.preventDefault();
				return this.step(-1);
			case "u":
				return this.take(event, this.undoButton);
			case "o":
				return this.unfold(event);
			case "x":
				return this.take(event, card?.querySelector("input[type=checkbox]"));
			case "?":
				event.preventDefault();
				return this.help.showModal();
			case "Escape":
				return this.closeReasons(event);
		}
	}

	take(event, button) {
		if (!button) return;
		event.preventDefault();
		button.click();
	}

	openReasons(event) {
		const reasons = this.current?.querySelector("[data-refuse]");
		if (!reasons) return;
		event.preventDefault();
		if (reasons.open) return reasons.querySelector("input[name=reason]").focus();
		reasons.open = true;
		reasons.querySelector("button:not([hidden])").focus({ preventScroll: true });
		reasons.querySelector("form").scrollIntoView({ block: "nearest" });
	}

	closeReasons(event) {
		const reasons = this.current?.querySelector("[data-refuse][open]");
		if (!reasons) return;
		event.preventDefault();
		reasons.open = false;
		this.current.focus({ preventScroll: true });
	}

	unfold(event) {
		const rest = this.current?.querySelector(".queue-rest");
		if (!rest) return;
		event.preventDefault();
		rest.open = !rest.open;
	}

	click(event) {
		if (event.target.closest("[data-open-help]")) this.help.showModal();
		if (event.target.closest("[data-all]")) {
			const boxes = [...this.list.querySelectorAll("input[name=case][type=checkbox]")];
			const all = boxes.every((box) => box.checked);
			for (const box of boxes) box.checked = !all;
			this.countChosen();
		}
	}

	countChosen() {
		const chosen = this.list.querySelectorAll("input[name=case]:checked").length;
		this.querySelector("[data-chosen]").textContent = chosen || "";
	}

	// --- deciding -------------------------------------------------------------------------------------------------
	submit(event) {
		const form = event.target;
		if (form.method === "dialog" || !form.matches("[data-decide], [data-several], [data-undo], [data-note]")) return;
		event.preventDefault();
		const data = new FormData(form, event.submitter);
		const send = (work) => {
			this.line = this.line.then(work);
		};
		if (form.matches("[data-decide]")) {
			const card = form.closest("[data-case]");
			const place = this.lift(card);
			send(() => this.decide(form.action, data, card, place));
		} else if (form.matches("[data-several]")) {
			send(() => this.several(form.action, data));
		} else if (form.matches("[data-undo]")) {
			send(() => this.undo(form.action, data));
		} else {
			send(() => this.note(form.action, data, form.closest("[data-case]")));
		}
	}

	// Take a card out of the list before the answer is there; returns where it stood.
	lift(card) {
		const next = card.nextElementSibling;
		const other = next ?? card.previousElementSibling;
		card.querySelector("[data-refuse]")?.removeAttribute("open");
		card.removeAttribute("aria-current");
		card.remove();
		this.select(other);
		this.fill();
		return next;
	}

	async decide(path, data, card, place) {
		const { status, answer } = await this.post(path, data);
		if (status === 0) return this.putBack(card, place);
		this.tell(answer);
		for (const one of answer.stays) this.put(one, place);
		if (status === 409) await this.fill({ afresh: true });
	}

	async several(path, data) {
		const { status, answer } = await this.post(path, data);
		if (status === 0) return;
		const away = answer.done.filter((pk) => !answer.stays.some((one) => one.case === pk));
		const first = this.cases.find((card) => away.includes(Number(card.dataset.case)));
		const kept = this.cases.slice(this.cases.indexOf(first)).find((card) => !away.includes(Number(card.dataset.case)));
		for (const pk of away) this.card(pk)?.remove();
		for (const one of answer.stays) this.put(one, null);
		this.tell(answer);
		this.countChosen();
		this.select(this.current ?? kept ?? this.cases.at(-1));
		await this.fill({ afresh: status === 409 });
	}

	async undo(path, data) {
		const { status, answer } = await this.post(path, data);
		if (status === 0) return;
		this.tell(answer);
		const place = this.current ?? this.cases[0] ?? null;
		for (const one of answer.stays) this.put(one, place);
		if (answer.stays.length) this.select(this.card(answer.stays[0].case));
	}

	async note(path, data, card) {
		const { status, answer } = await this.post(path, data);
		if (status === 0) return;
		this.tell(answer);
		if (status !== 200) return;
		for (const one of answer.stays) this.put(one, null);
		const now = this.card(card.dataset.case);
		now.querySelector(".queue-more").open = true;
		this.select(now);
	}

	card(pk) {
		return this.list.querySelector(`:scope > [data-case="${pk}"]`);
	}

	// Put a case as the server tells it in its place: where it stands, or before `place`, or at the end.
	put({ case: pk, html }, place) {
		const stands = this.card(pk);
		if (!html) return stands?.remove();
		const made = parsed(html)[0];
		if (stands) {
			const isCurrent = stands === this.current;
			stands.replaceWith(made);
			if (isCurrent) this.select(made, { scroll: false });
		} else {
			this.list.insertBefore(made, place?.isConnected ? place : null);
		}
		this.querySelector("[data-empty]").hidden = true;
	}

	putBack(card, place) {
		this.list.insertBefore(card, place?.isConnected ? place : null);
		this.select(card);
	}

	// --- the way to the server ------------------------------------------------------------------------------------
	// {status, answer}; status 0: it did not arrive, which is said here.
	async post(path, data) {
		let response;
		try {
			response = await fetch(path, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
			if (response.type !== "opaqueredirect" && [200, 409, 422].includes(response.status)) {
				return { status: response.status, answer: await response.json() };
			}
		} catch {
			response = null; // no line
		}
		this.say(response?.type === "opaqueredirect" ? this.dataset.signedOut : this.dataset.failed, true);
		return { status: 0 };
	}

	tell(answer) {
		this.say(answer.words);
		for (const [name, number] of Object.entries(answer.counts)) {
			for (const place of this.querySelectorAll(`[data-count="${name}"]`)) place.textContent = number;
		}
		const waiting = this.querySelector("[data-waiting]");
		if (waiting) waiting.textContent = answer.waiting;
	}

	say(words, isWrong = false) {
		this.said.textContent = words;
		this.said.classList.toggle("is-wrong", isWrong);
	}

	// Fetch what comes next before it is wanted; `afresh`: look at the head of the list, which has changed.
	async fill({ afresh = false } = {}) {
		if (this.filling || (!afresh && (!this.more || this.cases.length > FEW))) return;
		this.filling = true;
		const address = new URL(this.list.dataset.first, location.href);
		address.searchParams.set("part", "1");
		if (!afresh) address.searchParams.set("after", this.more);
		try {
			const response = await fetch(address, { headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
			if (response.status === 200) {
				const cards = parsed(await response.text()).filter((card) => !this.card(card.dataset.case));
				const wasEmpty = !this.cases.length;
				this.list.append(...cards);
				if (!afresh) this.more = response.headers.get("X-More");
				if (wasEmpty) this.select(this.cases[0]);
			}
		} catch {
			// the next decision asks again
		}
		this.filling = false;
	}
}

function parsed(html) {
	const part = document.createElement("template");
	part.innerHTML = html;
	return [...part.content.querySelectorAll("[data-case]")];
}

customElements.define("moderation-queue", ModerationQueue);
