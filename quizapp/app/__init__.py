"""The app a teacher and a class see: pages in Streamlit, and beside them plain routes, with all that both are drawn of.

It shows and asks; what people may do, and what comes of it, is in ``quizapp.classroom``.
"""
