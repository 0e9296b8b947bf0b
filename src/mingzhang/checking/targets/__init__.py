"""Performance targets: rules on projects, objectives and indicators."""
