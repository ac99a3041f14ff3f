// Scrolls to the element that the script's own tag names, once the page around it is drawn.
(() => {
  const tags = document.querySelectorAll("script[data-into-view]");
  const { intoView } = (document.currentScript ?? tags[tags.length - 1]).dataset;
  setTimeout(() => document.querySelector(intoView)?.scrollIntoView(), 400);
})();
