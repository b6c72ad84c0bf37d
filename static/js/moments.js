// What the clock says: today's date in the masthead, and "2 hours ago" on cards. Pages are kept, so only script can know.

const language = document.documentElement.lang;
const HOUR = 3_600_000;

class TodayDate extends HTMLElement {
  connectedCallback() {
    const parts = Object.fromEntries(
      new Intl.DateTimeFormat(language, {
        weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Brussels",
      }).formatToParts(new Date()).map(({ type, value }) => [type, value]),
    );
    const { day, month, year, weekday } = parts;
    this.textContent = language === "tr" ? `${day} ${month} ${year} ${weekday}` : `${weekday} ${day} ${month} ${year}`;
  }
}
customElements.define("today-date", TodayDate);

const ago = new Intl.RelativeTimeFormat(language, { numeric: "always" });
for (const time of document.querySelectorAll("main .card .meta time, main .lines .meta time, main .rows .meta time, main .story .meta time")) {
  const age = Date.now() - Date.parse(time.dateTime);
  if (!(age >= 0 && age < 24 * HOUR)) continue;
  time.title = time.textContent;
  time.textContent = age < HOUR ? ago.format(-Math.max(1, Math.floor(age / 60_000)), "minute") : ago.format(-Math.floor(age / HOUR), "hour");
}
