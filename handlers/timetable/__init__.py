"""What happens when time comes: each module claims what is due in the database and puts notices."""
