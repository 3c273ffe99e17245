"""Before the counter opens: enrolment, sign-in, and a till that cannot start."""
