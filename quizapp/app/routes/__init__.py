"""What the server answers besides Streamlit's pages: forms that set cookies, downloads, pages to print, health."""
