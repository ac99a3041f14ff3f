"""The server: Streamlit's pages, the routes beside them, and what surrounds both.

``python -m quizapp app`` and ``streamlit run quizapp/app/main.py`` both start it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    # ``streamlit run`` puts only this folder on the path. Appended, so that nothing here hides an installed package.
    sys.path.append(ROOT)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from quizapp.app.headers import SecurityHeaders  # noqa: E402
from quizapp.app.links import SharedLinks  # noqa: E402
from quizapp.app.opening import lifespan  # noqa: E402
from quizapp.app.routes import account, download, health, join, printing, scripts  # noqa: E402
from quizapp.app.watching import SaysSorry, say_sorry  # noqa: E402

ROUTES = [*account.ROUTES, *join.ROUTES, *download.ROUTES, *printing.ROUTES, *health.ROUTES, *scripts.ROUTES]
MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(SaysSorry), Middleware(SharedLinks)]

app = st.App(
    Path(__file__).with_name("navigation.py"),
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=say_sorry,
)
