// Sends pictures one by one, with a bar for each: refused ones are named with their reason, the others go on.
// What it says comes from the server: `told` is {address, most, bytes, words} (korner.images.forms.sending).

class PictureSending {
	// `list`: the <ul> of lines; `said`: the live region; `token`: the form's; `rights()`: {name: value} sent along;
	// `taken(answer)`: called for each picture that is in the library.
	constructor(told, { list, said, sum, token, rights, taken, settled }) {
		Object.assign(this, { told, list, said, sum, token, rights, taken, settled });
		this.waiting = [];
		this.running = 0;
		this.done = 0;
		this.failed = 0;
	}

	add(files) {
		const chosen = [...files];
		if (chosen.length > this.told.most) this.tell(this.told.words.many);
		for (const file of chosen.slice(0, this.told.most)) this.queue(this.line(file));
		for (const file of chosen.slice(this.told.most)) this.fail(this.line(file), this.told.words.many, false);
	}

	percent(part) {
		return new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" }).format(part);
	}

	// A name may hold marks that turn the line around it: they are shown as nothing, in an element of its own direction.
	line(file) {
		const item = document.createElement("li");
		item.className = "desk-sent";
		const name = document.createElement("bdi");
		name.textContent = file.name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, "");
		const bar = document.createElement("progress");
		bar.max = 100;
		bar.value = 0;
		bar.setAttribute("aria-label", name.textContent);
		const state = document.createElement("span");
		state.className = "desk-sent-state";
		state.textContent = this.told.words.waiting;
		item.append(name, bar, state);
		this.list.append(item);
		return { file, item, bar, state, name: name.textContent };
	}

	queue(line) {
		if (line.file.size > this.told.bytes) return this.fail(line, this.told.words.large, false);
		this.waiting.push(line);
		return this.next();
	}

	next() {
		while (this.running < 2 && this.waiting.length) this.send(this.waiting.shift());
		if (!this.running && !this.waiting.length) this.finish();
	}

	send(line) {
		this.running += 1;
		const form = new FormData();
		for (const [name, value] of Object.entries(this.rights?.() || {})) form.append(name, value);
		form.append("upload", line.file);
		const request = new XMLHttpRequest(); // fetch tells nothing of what was sent so far
		request.open("POST", this.told.address);
		request.setRequestHeader("X-CSRFToken", this.token);
		request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
		request.upload.addEventListener("progress", (event) => {
			if (!event.lengthComputable) return;
			const share = Math.round((event.loaded / event.total) * 100);
			line.bar.value = share;
			line.state.textContent =
				share < 100 ? this.told.words.sending.replace("{share}", this.percent(share / 100)) : this.told.words.looking;
		});
		const ended = (act) => {
			this.running -= 1;
			act();
			this.next();
		};
		request.addEventListener("load", () => ended(() => this.answered(line, request)));
		request.addEventListener("error", () => ended(() => this.fail(line, this.told.words.line, true)));
		request.send(form);
	}

	answered(line, request) {
		let answer = {};
		try {
			answer = JSON.parse(request.responseText);
		} catch {}
		if (answer.id) return this.succeed(line, answer);
		if (answer.error?.message) return this.fail(line, answer.error.message, false);
		const elsewhere = new URL(request.responseURL || location.href, location.href).pathname !== this.told.address;
		const refused = elsewhere || request.status === 403;
		return this.fail(line, refused ? this.told.words.signed_out : this.told.words.trouble, true);
	}

	succeed(line, answer) {
		this.done += 1;
		line.bar.remove();
		line.item.classList.add("is-done");
		line.state.textContent = answer.known || this.told.words.done;
		const link = document.createElement("a");
		link.className = "desk-link";
		link.href = answer.link;
		link.textContent = this.told.words.open;
		line.item.append(link);
		this.taken?.(answer, line);
	}

	fail(line, words, again) {
		this.failed += 1;
		line.bar.hidden = true;
		line.item.classList.add("is-refused");
		line.state.textContent = words;
		this.tell(`${line.name}: ${words}`);
		if (!again) return;
		const button = document.createElement("button");
		button.type = "button";
		button.className = "desk-button";
		button.textContent = this.told.words.retry;
		button.addEventListener("click", () => {
			this.failed -= 1;
			button.remove();
			line.item.classList.remove("is-refused");
			line.bar.hidden = false;
			line.bar.value = 0;
			line.bar.tabIndex = -1;
			line.bar.focus();
			this.queue(line);
		});
		line.item.append(button);
	}

	finish() {
		if (!this.done && !this.failed) return;
		const words = this.told.words.sum.replace("%(done)s", this.done).replace("%(failed)s", this.failed);
		if (this.sum) this.sum.textContent = words;
		this.tell(words);
		this.settled?.(this.done, this.failed);
	}

	tell(words) {
		if (!this.said) return;
		const line = document.createElement("span");
		line.textContent = `${words} `;
		this.said.append(line);
		while (this.said.children.length > 6) this.said.firstChild.remove();
	}
}
window.PictureSending = PictureSending;

// Lets files be dropped on `zone`; `then` is given them.
window.droppedOn = (zone, then) => {
	for (const name of ["dragenter", "dragover"]) {
		zone.addEventListener(name, (event) => {
			if (![...event.dataTransfer.types].includes("Files")) return;
			event.preventDefault();
			zone.classList.add("is-over");
		});
	}
	zone.addEventListener("dragleave", (event) => {
		if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
	});
	zone.addEventListener("drop", (event) => {
		if (!event.dataTransfer.files.length) return;
		event.preventDefault();
		zone.classList.remove("is-over");
		then(event.dataTransfer.files);
	});
};
