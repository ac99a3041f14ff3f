// Says so while the server answers nothing to what was sent: a browser learns late that its connection is gone, and what
// a student gives meanwhile would look saved. Whoever leaves the page then is asked once more.
(() => {
  if (document.hears) return;
  document.hears = true;
  const { send } = WebSocket.prototype;
  const { classList } = document.body;
  let late;
  const heard = () => {
    late = clearTimeout(late);
    classList.remove("unheard");
  };
  WebSocket.prototype.send = function (data) {
    this.addEventListener("message", heard);
    late ??= setTimeout(() => classList.add("unheard"), 5000);
    send.call(this, data);
  };
  addEventListener("beforeunload", (event) => {
    if (classList.contains("unheard") && document.querySelector(".lost")) event.preventDefault();
  });
})();
