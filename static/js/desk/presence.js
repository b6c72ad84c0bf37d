// Who else has this open: asked every few seconds, said in the server's words. Locking and taking over stay on the page.

import { post, token } from "./autosave_door.js";

class DeskPresence extends HTMLElement {
	connectedCallback() {
		this.form = document.querySelector("desk-autosave")?.closest("form");
		this.mineElsewhere = this.dataset.mine === "";
		this.beat();
		this.clock = setInterval(() => this.beat(), Number(this.dataset.beat) * 1000);
		document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.beat());
		window.addEventListener("pageshow", (event) => event.persisted && this.beat());
		window.addEventListener("pagehide", () => this.leave());
		this.addEventListener("submit", (event) => this.act(event));
	}

	fields() {
		const data = new FormData();
		data.set("draft_slot", this.dataset.slot);
		data.set("seen_version", this.form?.elements.seen_version?.value || "");
		return data;
	}

	async beat() {
		const found = await post(this.dataset.path, this.fields());
		if (found.status === 200) this.tell(found.data);
	}

	leave() {
		const data = this.fields();
		data.set("csrfmiddlewaretoken", token());
		navigator.sendBeacon(this.dataset.gone, data);
	}

	async act(event) {
		event.preventDefault();
		const data = new FormData(event.target);
		for (const [name, value] of this.fields()) data.set(name, value);
		const found = await post(event.target.action, data);
		if (found.status !== 200) return this.beat();
		this.querySelector("details")?.removeAttribute("open");
		return this.tell(found.data);
	}

	tell({ people, lock, newer, may_lock: mayLock, take_over: takeOver }) {
		const put = (part, words, shown = words) => {
			const place = this.querySelector(part);
			if (place.textContent !== words) place.textContent = words;
			place.closest("p").hidden = !shown;
		};
		put("[data-names]", people.map((person) => `${person.name} (${person.since})`).join(", "));
		put("[data-newer]", newer);
		put("[data-lock] [data-words]", lock ? lock.words : "");
		const show = (act, shown) => {
			const part = this.querySelector(`[data-act="${act}"]`);
			if (part) part.hidden = !shown;
		};
		show("release", lock?.release);
		show("take-over", takeOver);
		show("lock", mayLock);
		const mine = people.some((person) => person.mine);
		if (this.mineElsewhere && !mine) document.dispatchEvent(new Event("desk:left"));
		this.mineElsewhere = mine;
	}
}
customElements.define("desk-presence", DeskPresence);
