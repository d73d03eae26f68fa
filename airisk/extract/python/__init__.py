"""What is particular to Python: its node types, its literals, its ways to name, bind and call things."""
