// Brings the marked evidence into view in the passage's own window beside the questions. Where there is no such window,
// on a phone, the passage is unfolded and the page goes there only if "Show in passage" asked for it.
(() => {
  const mark = document.querySelector(".passage mark");
  const box = mark?.closest(".scroll");
  if (!box) return;
  const asked = document.querySelector("script[data-asked]");
  if (asked) box.closest("details").open = true;
  const [place, edge] = [mark, box].map((element) => element.getBoundingClientRect().top);
  box.scrollTop += place - edge - box.clientHeight / 3;
  if (asked) mark.scrollIntoView({ block: "nearest" });
})();
