// What is typed is kept: by the server a few seconds after a change, by this browser at once. The status line says what is true.

import { Copies, forgetSaved, openElsewhere } from "./autosave_copy.js";
import { door, get, post, renew, signIn, token } from "./autosave_door.js";
import "./autosave_texts.js";

const SOON = 3000;
const AT_THE_LATEST = 15000;
const AGAIN = 5000;

class DeskAutosave extends HTMLElement {
	connectedCallback() {
		this.form = this.closest("form");
		this.words = JSON.parse(this.querySelector("script").textContent);
		this.slot = this.querySelector("[name=draft_slot]").value;
		this.copies = new Copies(this.dataset.person, this.dataset.form, this.slot);
		this.button = this.querySelector("[data-door-button]");
		this.button.addEventListener("click", () => signIn(this.dataset.signIn, this.words));
		this.kept = this.text();
		this.said = this.querySelector("[data-said]").textContent;
		forgetSaved();
		this.offerCopies();
		if (this.hasAttribute("data-reading")) return;
		const touched = () => this.touched();
		this.form.addEventListener("input", touched);
		this.form.addEventListener("change", touched);
		window.django?.jQuery?.(this.form).on("change", touched); // choosers speak to their own library only
		document.addEventListener("formset:added", touched);
		document.addEventListener("formset:removed", touched);
		document.addEventListener("submit", (event) => this.submitted(event), true);
		window.addEventListener("online", () => this.retry());
		window.addEventListener("pagehide", () => this.copyNow());
		window.addEventListener("pageshow", () => {
			this.leaving = this.cleared = false;
		});
		door.addEventListener("shut", () => this.shut("signed_out"));
		door.addEventListener("stranger", () => this.shut("stranger"));
		door.addEventListener("open", () => this.opened());
	}

	// --- what stands in the form ---------------------------------------------------------------------------------
	pairs() {
		const out = [];
		for (const [name, value] of new FormData(this.form)) {
			if (typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "draft_slot") out.push([name, value]);
		}
		return out;
	}

	text() {
		return JSON.stringify(this.pairs());
	}

	say(words, kind = "") {
		const line = this.querySelector("[data-said]");
		if (line.textContent !== words) line.textContent = words;
		this.dataset.kind = kind;
		this.button.hidden = kind !== "shut";
	}

	// --- keeping -------------------------------------------------------------------------------------------------
	touched() {
		if (this.leaving) return;
		clearTimeout(this.soon);
		clearTimeout(this.copying);
		this.since ??= performance.now();
		if (!this.dataset.kind && this.text() !== this.kept) this.say(this.words.typing);
		this.copying = setTimeout(() => this.copyNow(), 700);
		this.soon = setTimeout(() => this.keep(), Math.max(0, Math.min(SOON, this.since + AT_THE_LATEST - performance.now())));
	}

	copyNow() {
		const pairs = this.pairs();
		return JSON.stringify(pairs) === this.kept || this.copies.write(pairs, false);
	}

	keep() {
		if (!this.keeping) {
			this.keeping = this.keepOnce().finally(() => {
				this.keeping = null;
			});
		}
		return this.keeping;
	}

	async keepOnce() {
		clearTimeout(this.soon);
		this.since = undefined;
		const pairs = this.pairs();
		const text = JSON.stringify(pairs);
		if (text === this.kept) return this.dataset.kind === "shut" ? undefined : this.say(this.said);
		const held = this.copies.write(pairs, false);
		if (!this.dataset.kind) this.say(this.words.saving);
		const body = JSON.stringify({ slot: this.slot, pairs });
		const found = await post(this.dataset.path, body, { "Content-Type": "application/json" });
		if (found.status === 200) {
			this.kept = text;
			this.said = found.data.said;
			this.setAttribute("data-unsaved", "");
			if (this.text() === text) {
				this.copies.write(pairs, true);
				this.say(this.said);
			} else {
				this.dataset.kind = "";
				this.touched();
			}
			return undefined;
		}
		if (found.status === 401 || this.isShut) return undefined; // said by the door
		if (found.status === 413) return this.say(found.data.said, "failed");
		this.say(found.status === 0 ? (held ? this.words.offline : this.words.lost) : this.words.failed, "failed");
		if (found.status === 0 || found.status >= 500) this.again = setTimeout(() => this.retry(), AGAIN);
		return undefined;
	}

	retry() {
		clearTimeout(this.again);
		if (!this.leaving && !this.isShut) this.keep();
	}

	// --- the door ------------------------------------------------------------------------------------------------
	shut(kind) {
		this.isShut = true;
		this.copyNow();
		this.say(this.words[kind], "shut");
	}

	opened() {
		this.isShut = false;
		this.say(this.words.signed_in);
		if (this.waiting) this.go();
		else this.keep();
	}

	// --- sending the form ----------------------------------------------------------------------------------------
	submitted(event) {
		if (event.target !== this.form) return;
		if (this.cleared) {
			this.cleared = false;
			return;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
		if (this.leaving) return; // pressed twice
		this.leaving = true;
		this.submitter = event.submitter;
		this.send();
	}

	// The form goes only when somebody is there to take it; else it stays as it is, text and all.
	async send() {
		for (const timer of [this.soon, this.copying, this.again]) clearTimeout(timer);
		this.copyNow();
		await Promise.race([this.keeping, new Promise((then) => setTimeout(then, 4000))]);
		const status = await renew();
		if (status === 0 || status === 401 || status === 409) {
			this.leaving = false;
			this.waiting = status === 401;
			if (status === 0) this.say(this.words.not_sent, "failed");
			if (status === 401) signIn(this.dataset.signIn, this.words);
			return;
		}
		this.go();
	}

	go() {
		this.leaving = this.cleared = true;
		this.waiting = false;
		this.form.requestSubmit(this.submitter?.isConnected ? this.submitter : null);
	}

	// --- what another page left behind ---------------------------------------------------------------------------
	async offerCopies() {
		const open = await openElsewhere(this.slot);
		for (const [slot, pairs] of this.copies.left()) {
			if (open.has(slot)) continue;
			const body = JSON.stringify({ slot, pairs });
			const found = await post(this.dataset.path, body, { "Content-Type": "application/json" });
			if (found.status !== 200) continue;
			this.copies.forget(slot); // the server has it now, and offers it
			this.changed = true;
		}
		if (this.changed) this.showOffers();
	}

	async showOffers() {
		const place = document.getElementById("desk-offers");
		if (!place) return; // the page of two texts: the form offers them
		const found = await get(`${place.dataset.path}?slot=${encodeURIComponent(this.slot)}`);
		if (found.status !== 200) return;
		place.innerHTML = found.text;
		for (const input of place.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token();
	}
}
customElements.define("desk-autosave", DeskAutosave);

// A page of mine that was open has gone: what it left is offered now.
document.addEventListener("desk:left", () => document.querySelector("desk-autosave")?.showOffers());
