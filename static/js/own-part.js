// What somebody did here before: fetched only for who has ever acted (a mark of the act says so), never for who only reads.
// <reader-form data-own="/path/">: the part at /path/ takes its place when it shows something of one's own (header X-Own).

const ACTED = /(?:^|;\s*)korner_acted=/;

async function fetchOwn(place) {
  const { own } = place.dataset;
  delete place.dataset.own;
  try {
    const answer = await fetch(own, { headers: { "HX-Request": "true" }, cache: "no-store" });
    if (!answer.ok || !answer.headers.has("X-Own")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Who has begun to act meanwhile is not interrupted.
    if (place.querySelector("a[data-part]")) place.replaceChildren(...page.body.childNodes);
  } catch {} // what all see stands there
}

if (ACTED.test(document.cookie)) document.querySelectorAll("[data-own]").forEach(fetchOwn);
