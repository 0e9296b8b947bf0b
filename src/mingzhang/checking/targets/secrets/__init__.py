"""P7: what must not be published.

secrecy  secret projects, numbers of secret documents
privacy  private persons and what they are paid
"""
