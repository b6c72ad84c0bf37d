// The copies of unsaved texts in this browser, one a page, each under its person and its form. Removed after a true save.

const PREFIX = "korner:draft:";

export class Copies {
	constructor(person, form, slot) {
		this.own = `${PREFIX}${person}:${form}:${slot}`;
		this.among = `${PREFIX}${person}:${form}:`;
	}

	// Whether the store took it. `kept`: the server has the very same text.
	write(pairs, kept) {
		try {
			localStorage.setItem(this.own, JSON.stringify({ pairs, kept }));
			return true;
		} catch {
			return false; // a full or closed store: nothing is promised
		}
	}

	// [slot, pairs] of texts of other pages of this form that the server does not have.
	left() {
		const found = [];
		for (const name of Object.keys(localStorage)) {
			if (!name.startsWith(this.among) || name === this.own) continue;
			try {
				const copy = JSON.parse(localStorage.getItem(name));
				if (copy.kept) localStorage.removeItem(name);
				else found.push([name.slice(this.among.length), copy.pairs]);
			} catch {
				localStorage.removeItem(name);
			}
		}
		return found;
	}

	forget(slot) {
		localStorage.removeItem(this.among + slot);
	}
}

// The server names in a cookie the pages whose texts it has truly saved.
export function forgetSaved() {
	const told = document.cookie.split("; ").find((part) => part.startsWith("korner_saved="));
	const slots = told ? told.slice("korner_saved=".length).split(".") : [];
	for (const name of Object.keys(localStorage)) {
		if (name.startsWith(PREFIX) && slots.some((slot) => slot && name.endsWith(`:${slot}`))) localStorage.removeItem(name);
	}
}

// Which of these pages are open in another tab of this browser: they answer when they are called.
export async function openElsewhere(own) {
	const channel = new BroadcastChannel("korner-desk-pages");
	const open = new Set();
	channel.addEventListener("message", (event) => {
		if (event.data.here) open.add(event.data.here);
		if (event.data.who) channel.postMessage({ here: own });
	});
	channel.postMessage({ who: true });
	await new Promise((then) => setTimeout(then, 400));
	return open;
}
