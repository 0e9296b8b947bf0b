"""The form packs: one TOML file for each jurisdiction and period."""
