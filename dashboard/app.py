"""The dashboard: `streamlit run dashboard/app.py`, on data/events or the folder that EVENTS_DIR names."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st

from dashboard import words
from dashboard.event_map import serve_basemap
from dashboard.views import explore

st.set_page_config(page_title=words.TITLE, layout="wide", initial_sidebar_state="auto")
st.html(Path(__file__).with_name("page.css"))
serve_basemap()
st.navigation([st.Page(explore.show, title=words.TITLE, default=True)], position="hidden").run()
