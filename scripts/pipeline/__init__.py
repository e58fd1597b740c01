"""What the workflows run beside the package: plain Python with nothing installed, so that it starts in a second."""
