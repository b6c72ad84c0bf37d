// Which scripts this page needs: each arrives with the element it serves, and none is needed to read the paper.

document.documentElement.classList.remove("no-script");

const WITH = {
  "today-date, main time": () => import("./moments.js"),
  "copy-link, print-button": () => import("./story-tools.js"),
  "text-size": () => import("./text-size.js"),
  "a.film": () => import("./film.js"),
  "[data-own]": () => import("./own-part.js"),
  "picked-pictures, letter-count": () => import("./send-news.js"),
  "reader-form form": () => import("./reader-form.js"),
  "weather-spots, weather-choice": () => import("./weather.js"),
  "facebook-comments": () => import("./facebook-comments.js"),
  "place-map": () => import("./place-map.js"),
  "near-me": () => import("./near-me.js"),
  "[data-lists], [data-choice]": () => import("./language-choice.js"),
};

function loadWhatIsNeeded() {
  for (const [selector, load] of Object.entries(WITH)) {
    if (document.querySelector(selector)) load();
  }
}

loadWhatIsNeeded();

// The line of each service (pharmacies on duty, rates, weather) in the place of the links to them: one small answer for all
// pages and all readers. It stands here, for every page has it.
async function showLines(row) {
  const answer = await fetch(row.dataset.lines).catch(() => null);
  const lines = answer?.ok ? (await answer.text()).trim() : "";
  if (!lines || row.contains(document.activeElement)) return;
  row.querySelector("ul").innerHTML = lines;
  row.classList.add("service-lines");
  loadWhatIsNeeded();
}

document.querySelectorAll("[data-lines]").forEach(showLines);

// What only those need who act is loaded when they do: a form's link, a like. It then gets the press that was meant for it.
const LATER = {
  "reader-form": () => import("./reader-form.js"),
  "like-comment": () => import("./like-comment.js"),
};

document.addEventListener("click", async (event) => {
  const element = event.target.closest(":is(reader-form, like-comment):not(:defined)");
  const link = element && event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  try {
    await LATER[element.localName]();
    (link.isConnected ? link : element.querySelector("button")).click();
  } catch {
    location.assign(link.href); // the way of those without script
  }
});

document.addEventListener("submit", async (event) => {
  const element = event.target.closest("story-reactions:not(:defined)");
  if (!element || !event.submitter) return;
  event.preventDefault();
  try {
    await import("./reactions.js");
    await element.send(event.submitter);
  } catch {
    location.assign(element.dataset.address);
  }
});

// Somebody who has acted before may have something of his own on this page; nobody else asks for it.
if (document.cookie.split("; ").some((cookie) => cookie.startsWith("korner_acted="))) {
  if (document.querySelector("own-comments")) import("./own-comments.js");
  if (document.querySelector("story-reactions")) import("./reactions.js");
}

// What a form of readers brings along may need a script that the page did not.
document.addEventListener("part", loadWhatIsNeeded);

// Somebody who goes to a field of the search is helped while he types; nobody else loads what helps him.
for (const field of document.querySelectorAll("suggest-words")) {
  field.addEventListener("focusin", () => import("./suggest-words.js"), { once: true });
}

// Rows of links that are wider than their place: what the keyboard reaches is seen whole.
document.addEventListener("focusin", (event) => {
  if (event.target.closest(".services ul, .bar ul")) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
});

// A form that came back with a sum for the browser to do.
document.addEventListener("part", (event) => {
  if (event.target.querySelector("proof-of-work")) import("./proof.js");
});
