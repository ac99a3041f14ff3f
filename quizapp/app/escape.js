// Escape closes a dialog by its own way back, where Streamlit would close it by a click beside it too.
document.onkeydown = (event) => {
  if (event.key === "Escape") document.querySelector("[role=dialog] .st-key-go_back button")?.click();
};
