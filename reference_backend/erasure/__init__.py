"""What is forgotten, and when: links to purchases, memberships, people, and what is too old to keep."""
