.PHONY: check test format app golden parses

check:            ## style, form and types
	ruff check
	ruff format --check
	mypy

test:             ## every test this machine can run
	python -m pytest

format:           ## put the code in form
	ruff check --fix
	ruff format

app:              ## the app on http://127.0.0.1:8501
	python -m quizapp app

golden:           ## write tests/golden afresh; read the difference before committing it
	python -m tests.sample

parses:           ## parse the examples afresh; read the difference before committing it
	python -m tests.frozen
	python -m tests.readingbook
