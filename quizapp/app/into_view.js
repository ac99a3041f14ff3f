// Scrolls, and leads the keyboard, to the elements that the script's own tag names, once the page around it is drawn.
(() => {
  const tags = document.querySelectorAll("script[data-into-view]");
  const { intoView, focus } = (document.currentScript ?? tags[tags.length - 1]).dataset;
  const found = (selector) => (selector ? document.querySelector(selector) : null);
  setTimeout(() => {
    found(intoView)?.scrollIntoView();
    found(focus)?.focus({ preventScroll: true });
  }, 400);
})();
