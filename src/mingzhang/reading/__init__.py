"""From files to disclosures: sources to blocks, blocks to statements, projects and text."""
