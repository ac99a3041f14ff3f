// Follows the link beside the script's own tag, once it is drawn. One to the page that is open already is loaded anew:
// Streamlit would draw it and leave the old address, at which the next click would go on.
(() => {
  const follow = (tries) => {
    const link = document.querySelector(".st-key-going_on a");
    if (link && link.pathname === location.pathname) location.assign(link.href);
    else if (link) link.click();
    else if (tries) setTimeout(follow, 50, tries - 1);
  };
  follow(100);
})();
