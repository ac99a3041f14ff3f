// Follows the link beside the script's own tag, once it is drawn.
(() => {
  const follow = (tries) => {
    const link = document.querySelector(".st-key-going_on a");
    if (link) link.click();
    else if (tries) setTimeout(follow, 50, tries - 1);
  };
  follow(100);
})();
