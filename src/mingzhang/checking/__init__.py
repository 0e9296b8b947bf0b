"""From disclosures to findings: relations derived from the forms, and causes behind failures."""
