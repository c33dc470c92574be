"""The encoder that reads attributions: data, model, training, export, calibration, and the package that holds it."""
