// Says what the script's own tag tells, in a region of its own that stays while the page around it is drawn anew.
(() => {
  const tags = document.querySelectorAll("script[data-tell]");
  const { tell, look } = (document.currentScript ?? tags[tags.length - 1]).dataset;
  const region = document.querySelector("#told") ?? document.body.appendChild(document.createElement("div"));
  Object.assign(region, { id: "told", role: "status" });
  const sentence = document.createElement("span");
  sentence.textContent = tell;
  sentence.className = look;
  // A region that is new is listened to a moment later.
  setTimeout(() => region.replaceChildren(sentence), 400);
  setTimeout(() => sentence.remove(), 10000);
})();
