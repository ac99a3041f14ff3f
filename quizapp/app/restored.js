// Draws a page anew that the browser brings back as it was left: after a sign-out, Back in Safari would show the last
// page to whoever sits there now.
addEventListener("pageshow", (event) => event.persisted && location.reload());
