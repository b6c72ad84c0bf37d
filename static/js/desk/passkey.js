// When a passkey is refused or broken off, the page says so: the words stand in it, hidden.
const words = document.querySelector("[data-passkey-trouble]");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // not into the console: it is an answer to a person
  if (words) words.hidden = false;
});
