// Says each time of the page on the clock of whoever reads it. Without scripts it stands there in UTC.
(() => {
  const now = new Date();
  for (const time of document.querySelectorAll("time")) {
    const moment = new Date(time.dateTime);
    const year = moment.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
    const names = { weekday: "long", day: "numeric", month: "long", ...year };
    const parts = new Intl.DateTimeFormat("en-GB", names).formatToParts(moment);
    const date = parts.filter(({ type }) => type !== "literal").map(({ value }) => value).join(" ");
    const day = moment.toDateString() === now.toDateString() ? "today" : date;
    const figures = [moment.getHours(), moment.getMinutes()].map((figure) => String(figure).padStart(2, "0"));
    time.textContent = `${day}, ${figures.join(":")}`;
  }
})();
