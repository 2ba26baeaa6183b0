"""What preflight says of what is about to leave, and that its mends mend."""
