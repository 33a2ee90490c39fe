"""What was done to the tables of invoices."""
