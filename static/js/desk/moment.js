// A date and a time being typed are said back in words with their zone, as the server understands them.

function fieldOf(input) {
	return input.closest(".desk-field");
}

function lineOf(field) {
	let line = field.querySelector(".desk-said");
	if (!line) {
		line = document.createElement("p");
		line.className = "desk-said";
		line.setAttribute("aria-live", "polite");
		field.append(line);
	}
	return line;
}

async function say(field) {
	const [date, time] = field.querySelectorAll("input[data-moment]");
	if (!date || !time) return;
	const typed = `${date.value}|${time.value}`;
	if (field.dataset.said === typed) return;
	field.dataset.said = typed;
	const line = lineOf(field);
	if (!date.value || !time.value) {
		line.textContent = "";
		return;
	}
	const address = new URL(date.dataset.moment, location.href);
	address.searchParams.set("date", date.value);
	address.searchParams.set("time", time.value);
	try {
		const answer = await fetch(address, { headers: { Accept: "application/json" } });
		if (!answer.ok || field.dataset.said !== typed) return;
		const { words, wrong } = await answer.json();
		line.textContent = words;
		line.classList.toggle("is-wrong", wrong);
		// What was said of the former time is said no more.
		const before = field.querySelector(".desk-help");
		if (before && date.dataset.told) before.hidden = true;
	} catch {
		delete field.dataset.said; // no line: the server says it when the form is sent
	}
}

for (const input of document.querySelectorAll("input[data-moment]")) {
	const field = fieldOf(input);
	if (!field) continue;
	const inputs = field.querySelectorAll("input[data-moment]");
	field.dataset.said = [...inputs].map((one) => one.value).join("|");
	// The theme's calendar fills the field without a "change"; it gives the focus back.
	for (const kind of ["change", "focusin", "focusout", "click"]) field.addEventListener(kind, () => setTimeout(() => say(field), 50));
}
