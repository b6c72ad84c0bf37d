// The way to the server while a form is open: calls that may fail, the token of its forms, signing in again in place.

export const door = new EventTarget(); // "open": signed in again; "shut": signed out; "stranger": somebody else is signed in
const channel = new BroadcastChannel("korner-desk");
let isShut = false;

function tell(name) {
	isShut = name !== "open";
	door.dispatchEvent(new Event(name));
}

export function token() {
	return document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}

async function answer(response) {
	const isJson = (response.headers.get("Content-Type") || "").includes("json");
	return { status: response.status, data: isJson ? await response.json() : {}, text: isJson ? "" : await response.text() };
}

async function call(path, options, patience = 15000) {
	try {
		return await answer(await fetch(path, { credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience), ...options }));
	} catch {
		return { status: 0, data: {}, text: "" }; // no line, or an answer that did not come in time
	}
}

// Ask who is signed in, and put the token that holds now into every form of the page.
export async function renew(patience = 6000) {
	const line = document.querySelector("desk-autosave");
	const found = await call(line.dataset.door, { headers: { Accept: "application/json" } }, patience);
	if (found.status === 401) tell("shut");
	if (found.status !== 200) return found.status;
	if (found.data.person !== line.dataset.person) {
		tell("stranger");
		return 409;
	}
	for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = found.data.token;
	if (isShut) tell("open");
	return 200;
}

// POST to a call of the desk; status 0 means that nothing arrived. A token that has changed is fetched, and the call repeated.
export async function post(path, body, headers = {}) {
	const send = () => call(path, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token(), ...headers } });
	let found = await send();
	if (found.status === 403 && (await renew()) === 200) found = await send();
	if (found.status === 401) tell("shut");
	return found;
}

export function get(path) {
	return call(path, {});
}

// The door opens in a dialog over the form: whoever has signed in there goes on with the text in its place.
export function signIn(address, words) {
	let dialog = document.getElementById("desk-door");
	if (!dialog) {
		dialog = document.createElement("dialog");
		dialog.id = "desk-door";
		dialog.className = "desk-dialog desk-door-dialog";
		dialog.setAttribute("aria-label", words.sign_in);
		const head = document.createElement("div");
		head.className = "desk-dialog-head";
		const link = document.createElement("a");
		Object.assign(link, { href: address, target: "_blank", textContent: words.sign_in, className: "desk-link" });
		const close = document.createElement("button");
		Object.assign(close, { type: "button", textContent: words.close, className: "desk-button" });
		close.addEventListener("click", () => dialog.close());
		const frame = document.createElement("iframe");
		frame.title = words.sign_in;
		head.append(link, close);
		dialog.append(head, frame);
		document.body.append(dialog);
	}
	dialog.querySelector("iframe").src = address;
	if (!dialog.open) dialog.showModal();
}

channel.addEventListener("message", async (event) => {
	if (event.data !== "signed-in" || !document.querySelector("desk-autosave")) return;
	if ((await renew()) !== 200) return;
	document.getElementById("desk-door")?.close();
});
