"""How the weights in ``quizapp/reading/model`` were made: ``python -m quizapp.training.parser DATA_DIR``."""
