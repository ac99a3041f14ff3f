// Says what the script's own tag tells, in a region of its own that stays while the page around it is drawn anew.
(() => {
  const tags = document.querySelectorAll("script[data-tell]");
  const { tell } = (document.currentScript ?? tags[tags.length - 1]).dataset;
  const region = document.querySelector("#told") ?? document.body.appendChild(document.createElement("div"));
  Object.assign(region, { id: "told", role: "status" });
  const sentence = document.createElement("span");
  sentence.textContent = tell;
  // A region that is new is listened to a moment later.
  setTimeout(() => region.replaceChildren(sentence), 400);
})();
