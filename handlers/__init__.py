"""What happens when someone speaks, presses, answers, or time comes."""
