// The line of each service (pharmacies on duty, rates, weather) in the place of the links to them, where it can be had: one
// small answer for all pages and all readers.

for (const row of document.querySelectorAll("[data-lines]")) show(row);

async function show(row) {
  const answer = await fetch(row.dataset.lines).catch(() => null);
  const lines = answer?.ok ? (await answer.text()).trim() : "";
  if (!lines || row.contains(document.activeElement)) return;
  row.querySelector("ul").innerHTML = lines;
  row.classList.add("service-lines");
  if (row.querySelector("weather-spots")) import("./weather.js");
}
